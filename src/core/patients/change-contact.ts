import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Language, Level } from '../kernel/language.js';
import type { Contact, ContactState } from './contact.js';

/** What a patient may change of their own number. */
export interface ContactChange {
  language?: Language;
  level?: Level;
  /** Its holder did not choose the level. */
  levelAgreedAt?: null;
  hours?: { from: string; to: string };
  pausedUntil?: string | null;
  state?: ContactState;
}

/** Changes a contact and writes its audit entry; returns it as it now is. */
export async function changeContact(
  ctx: Context,
  contact: Contact,
  change: ContactChange,
): Promise<Contact> {
  const next: Contact = {
    ...contact,
    language: change.language ?? contact.language,
    level: change.level ?? contact.level,
    levelAgreedAt: agreedAt(ctx, contact, change),
    hoursFrom: change.hours?.from ?? contact.hoursFrom,
    hoursTo: change.hours?.to ?? contact.hoursTo,
    pausedUntil: change.pausedUntil === undefined ? contact.pausedUntil : change.pausedUntil,
    state: change.state ?? contact.state,
  };
  await ctx.sql(
    `UPDATE contact_points SET language = $2, level = $3, hours_from = $4, hours_to = $5,
            paused_until = $6, state = $7, level_agreed_at = $8, rev = rev + 1 WHERE id = $1`,
    [
      next.id,
      next.language,
      next.level,
      next.hoursFrom,
      next.hoursTo,
      next.pausedUntil,
      next.state,
      next.levelAgreedAt,
    ],
  );
  const action = change.state ? `contact.${change.state}` : 'contact.changed';
  await record(ctx, action, { kind: 'contact', id: contact.id });
  return next;
}

function agreedAt({ now }: Context, contact: Contact, change: ContactChange): Date | null {
  if (change.levelAgreedAt === null) return null;
  return change.level ? now : contact.levelAgreedAt;
}

/** How a number whose holder is in doubt is spoken to: as little is said as can be, which nobody chose. */
export const UNAGREED = { level: 'COVERT', levelAgreedAt: null } as const;

/** Which state an opt-out, an opt-in and a "not for me" lead to. */
export const stopContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, { state: 'stopped' });

export const startContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, { state: 'verified' });

/** The person says the number is not theirs: nothing more is sent, the level falls to COVERT. Links stay until staff decide or `0` takes it back. */
export const quarantineContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, {
    // A stopped number stays so: only START ends that, and it gets nothing either.
    state: contact.state === 'stopped' ? 'stopped' : 'quarantined',
    ...UNAGREED,
  });
