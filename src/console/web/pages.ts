import type { PageEntry } from './router.js';

/** Every page there is; the first whose pattern fits is shown. */
export const pages: readonly PageEntry[] = [
  {
    pattern: '/',
    tag: 'today-page',
    title: 'today-title',
    permission: null,
    load: () => import('./pages/today-page.js'),
  },
  {
    pattern: '/pickups',
    tag: 'pickups-page',
    title: 'pickups-title',
    permission: 'pickup.list',
    load: () => import('./pages/pickups-page.js'),
  },
  {
    pattern: '/pickups/sheet',
    tag: 'pickups-sheet-page',
    title: 'sheet-page-title',
    permission: 'pickup.list',
    load: () => import('./pages/pickups-sheet-page.js'),
  },
  {
    pattern: '/hand-over',
    tag: 'hand-over-page',
    title: 'hand-over-title',
    permission: 'pickup.collect',
    load: () => import('./pages/hand-over-page.js'),
  },
  {
    pattern: '/sign-in',
    tag: 'sign-in-page',
    title: 'sign-in-title',
    permission: null,
    public: true,
    load: () => import('./pages/sign-in-page.js'),
  },
  {
    pattern: '/sign-in/code',
    tag: 'second-factor-page',
    title: 'second-factor-title',
    permission: null,
    public: true,
    load: () => import('./pages/second-factor-page.js'),
  },
  {
    pattern: '/sign-in/set-up',
    tag: 'set-up-factor-page',
    title: 'set-up-factor-title',
    permission: null,
    public: true,
    load: () => import('./pages/set-up-factor-page.js'),
  },
];
