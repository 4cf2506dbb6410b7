import type { PageEntry } from './router.js';

/** The pages that open before anyone has signed in. */
export const publicPages: readonly PageEntry[] = [
  {
    pattern: '/register',
    tag: 'register-page',
    title: 'register-page-title',
    load: () => import('./pages/register-page.js'),
  },
  {
    pattern: '/reset',
    tag: 'reset-page',
    title: 'reset-page-title',
    load: () => import('./pages/reset-page.js'),
  },
  {
    pattern: '/set-up',
    tag: 'set-up-page',
    title: 'set-up-page-title',
    load: () => import('./pages/set-up-page.js'),
  },
  {
    pattern: '/sign-in',
    tag: 'sign-in-page',
    title: 'sign-in-title',
    load: () => import('./pages/sign-in-page.js'),
  },
  {
    pattern: '/sign-in/code',
    tag: 'second-factor-page',
    title: 'second-factor-title',
    load: () => import('./pages/second-factor-page.js'),
  },
  {
    pattern: '/sign-in/set-up',
    tag: 'set-up-factor-page',
    title: 'set-up-factor-title',
    load: () => import('./pages/set-up-factor-page.js'),
  },
];
