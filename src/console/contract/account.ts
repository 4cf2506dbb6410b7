import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { line, phone, Role } from './words.js';

const token = z.string().regex(/^[\w-]{43}$/, 'link');
/** Typed twice in the form; the server judges it by the profile of the deployment. */
export const newPassword = z.string().min(8, 'short').max(200);

export const PasswordRules = z.object({
  profile: z.enum(['composed', 'nist']),
});

export const ProfileView = z.object({
  name: z.string(),
  email: z.string(),
  role: Role,
  speciality: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  recoveryCodesLeft: z.int(),
  profile: PasswordRules.shape.profile,
  /** Whether a number of mine is known, and whether it gets sign-in codes already. */
  number: z.object({ trusted: z.boolean() }).nullable(),
  /** My Telegram chat: `stopped` where I blocked the bot or sent STOP there. */
  chat: z.object({ trusted: z.boolean(), stopped: z.boolean() }).nullable(),
  /** Whether this service has a bot to link a chat with. */
  chatOffered: z.boolean(),
  toldBy: z.enum(['console', 'sms', 'telegram']),
  /** Of what I can be told by a text: of tasks, and whether those of stock are mine to see; null where nothing would come. */
  told: z.object({ stock: z.boolean() }).nullable(),
  sessions: pageOf(
    z.object({
      id: z.uuid(),
      agent: z.string(),
      createdAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      here: z.boolean(),
    }),
  ),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** How a chat is tied to an account: by opening the link on the phone, or by sending `start` to the bot. */
export const ChatLink = z.object({
  link: z.string().nullable(),
  start: z.string(),
  minutes: z.int(),
});
export type ChatLink = z.infer<typeof ChatLink>;

/** What a person does with their own account. */
export const account = {
  read: route('GET /api/account', {
    summary: 'My details, and a page of where I am signed in, newest first.',
    query: z.strictObject(paging),
    answer: ProfileView,
  }),
  changePassword: route('POST /api/account/password', {
    summary: 'Change my password; I am signed out everywhere else.',
    body: z.strictObject({ old: z.string().min(1).max(200), password: newPassword }),
    answer: done,
  }),
  endSession: route('DELETE /api/account/sessions/:id', {
    summary: 'Sign out somewhere else.',
    params: byId,
    answer: done,
  }),
  askNumber: route('POST /api/account/number', {
    summary: 'Send a code to a number of mine.',
    body: z.strictObject({ password: z.string().min(1).max(200), phone }),
    answer: done,
  }),
  proveNumber: route('POST /api/account/number/prove', {
    summary: 'Take the number as mine, by the code that came.',
    body: z.strictObject({ phone, code: z.string().regex(/^[\d ]{6,7}$/, 'code') }),
    answer: done,
  }),
  linkChat: route('POST /api/account/chat', {
    summary: 'Make a link that ties a Telegram chat to me, once, within ten minutes.',
    body: z.strictObject({ password: z.string().min(1).max(200) }),
    answer: ChatLink,
  }),
  unlinkChat: route('DELETE /api/account/chat', {
    summary: 'Take my Telegram chat off my account.',
    answer: done,
  }),
  tellBy: route('PUT /api/account/told-by', {
    summary: 'How I am told of tasks.',
    body: z.strictObject({ by: z.enum(['console', 'sms', 'telegram']) }),
    answer: done,
  }),
  reset: route('POST /api/account/reset', {
    summary: 'Set a new password by e-mail and second factor.',
    body: z.strictObject({
      email: z.string().max(200).pipe(z.email()),
      code: z.union([
        z.string().regex(/^[\d ]{6,7}$/, 'code'),
        z.string().regex(/^[a-z2-7]{4}-[a-z2-7]{4}$/i, 'code'),
      ]),
      password: newPassword,
    }),
    answer: done,
  }),
  rules: route('GET /api/account/rules', {
    summary: 'What a new password needs.',
    answer: PasswordRules,
  }),
  readLink: route('POST /api/links/read', {
    summary: 'What a one-time link is good for.',
    body: z.strictObject({ token }),
    answer: z.object({
      purpose: z.enum(['first', 'invite', 'reset']),
      email: z.string().nullable(),
      profile: PasswordRules.shape.profile,
    }),
  }),
  takeLink: route('POST /api/links/take', {
    summary: 'Set the password by a one-time link; the first one makes the first super admin.',
    body: z.strictObject({
      token,
      password: newPassword,
      first: z
        .strictObject({ name: line(80), email: z.string().max(200).pipe(z.email()) })
        .optional(),
    }),
    answer: done,
  }),
};
