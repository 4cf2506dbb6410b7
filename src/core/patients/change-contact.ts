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
  /** Of a stopped one. */
  startsAs?: ContactState;
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
    ...stateAfter(contact, change),
  };
  await ctx.sql(
    `UPDATE contact_points SET language = $2, level = $3, hours_from = $4, hours_to = $5,
            paused_until = $6, state = $7, level_agreed_at = $8, starts_as = $9, rev = rev + 1 WHERE id = $1`,
    [
      next.id,
      next.language,
      next.level,
      next.hoursFrom,
      next.hoursTo,
      next.pausedUntil,
      next.state,
      next.levelAgreedAt,
      next.startsAs,
    ],
  );
  const became = change.state ?? change.startsAs ?? 'changed';
  await record(ctx, `contact.${became}`, { kind: 'contact', id: contact.id });
  return next;
}

function stateAfter(contact: Contact, change: ContactChange): Pick<Contact, 'state' | 'startsAs'> {
  const state = change.state ?? contact.state;
  if (state !== 'stopped') return { state, startsAs: null };
  return { state, startsAs: change.startsAs ?? contact.startsAs ?? contact.state };
}

function agreedAt({ now }: Context, contact: Contact, change: ContactChange): Date | null {
  if (change.levelAgreedAt === null) return null;
  return change.level ? now : contact.levelAgreedAt;
}

/** How a number whose holder is in doubt is spoken to: as little is said as can be, which nobody chose. */
const UNAGREED = { level: 'COVERT', levelAgreedAt: null } as const;

/** An opt-out. What was in doubt stays so behind it: only START ends it, and proves nothing. */
export const stopContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, { state: 'stopped' });

export const startContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, { state: contact.startsAs ?? contact.state });

/** Whose the number is now is not known. Behind an opt-out too: START brings it back as one in doubt. */
export const doubtContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, { ...becomes(contact, 'stale'), ...UNAGREED });

/** It was shown whose the number is; one that is stopped stays so. */
export const proveContact = (
  ctx: Context,
  contact: Contact,
  spoken: Pick<ContactChange, 'language' | 'level' | 'levelAgreedAt'> = {},
): Promise<Contact> => changeContact(ctx, contact, { ...spoken, ...becomes(contact, 'verified') });

/** The person says the number is not theirs: nothing more is sent, the level falls to COVERT. Links stay until staff decide or `0` takes it back. */
export const quarantineContact = (ctx: Context, contact: Contact): Promise<Contact> =>
  changeContact(ctx, contact, {
    ...becomes(contact, 'quarantined'),
    ...UNAGREED,
  });

const becomes = ({ state }: Contact, next: ContactState): ContactChange =>
  state === 'stopped' ? { startsAs: next } : { state: next };
