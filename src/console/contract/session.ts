import { z } from 'zod';
import { done, route } from './route.js';
import { Role } from './words.js';

const password = z.string().min(1).max(200);
const email = z.string().max(200).pipe(z.email());
const digits = z.string().regex(/^[\d ]{6,7}$/, 'code');

/** Who is signed in, what they may do, and for how long. */
export const SessionView = z.object({
  staffId: z.uuid(),
  name: z.string(),
  role: Role,
  /** What the role may do; pages and buttons show by it, the server decides. */
  permissions: z.array(z.string()),
  /** The places this person works at. */
  sites: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      name: z.string(),
      state: z.enum(['open', 'closed']),
    }),
  ),
  /** Whether they work everywhere, at places of later too. */
  everywhere: z.boolean(),
  /** Seconds without an act after which the session ends. */
  idleSeconds: z.int(),
  /** Seconds until it ends whatever happens; a span, as the clock of a device may be any. */
  secondsLeft: z.int(),
  /** Where a demo's phones are; null outside a demo. */
  phonesUrl: z.string().nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

/** What is still missing after the password: a second factor to give, one to set up, or nothing. */
export const NextStep = z.object({
  next: z.enum(['second-factor', 'set-up-second-factor', 'none']),
  /** Where a code can be sent instead of the app's. */
  fallbacks: z.array(z.enum(['sms', 'telegram'])),
});
export type NextStep = z.infer<typeof NextStep>;

/** A new authenticator, to be scanned or typed; it counts once a code of it was given. */
export const TotpView = z.object({ secret: z.string(), uri: z.string() });

export const session = {
  read: route('GET /api/session', { summary: 'Who is signed in.', answer: SessionView }),
  signIn: route('POST /api/session', {
    summary: 'Sign in with e-mail and password; the second factor comes next.',
    body: z.strictObject({ email, password }),
    answer: NextStep,
  }),
  secondFactor: route('POST /api/session/second-factor', {
    summary: 'Give the code of the app, of a text, or a recovery code.',
    body: z.strictObject({
      code: z.union([digits, z.string().regex(/^[a-z2-7]{4}-[a-z2-7]{4}$/i, 'code')]),
    }),
    answer: NextStep,
  }),
  sendCode: route('POST /api/session/code', {
    summary: 'Send a code to my number or chat in place of the app; the weaker way.',
    body: z.strictObject({ by: z.enum(['sms', 'telegram']) }),
    answer: done,
  }),
  newTotp: route('POST /api/session/totp', {
    summary: 'Make a new authenticator; who is signed in already gives the password again.',
    body: z.strictObject({ password: password.optional() }),
    answer: TotpView,
  }),
  confirmTotp: route('POST /api/session/totp/confirm', {
    summary: 'Take the new authenticator into use; the recovery codes are shown this once.',
    body: z.strictObject({ code: digits }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  signOut: route('DELETE /api/session', {
    summary: 'Sign out here; a page that nobody used says so, for the record.',
    query: z.strictObject({ why: z.enum(['left', 'idle', 'ended']).default('left') }),
    answer: done,
  }),
};
