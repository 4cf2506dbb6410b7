import { record } from '../audit/index.js';
import { askCode, tryCode } from '../codes/index.js';
import { assertMayOpen } from '../consent/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { Language, Level } from '../kernel/language.js';
import { confirmContact } from './confirm-contact.js';
import { addContact, lockContact, lockContactById } from './contact.js';
import type { Contact } from './contact.js';
import { linkContact } from './enrol.js';
import { lockActive } from './patient-row.js';
import { phoneOf } from './phone-of.js';
import { sealNickname } from './set-nickname.js';
import { tellOthers } from './tell-others.js';

export interface AddNumber {
  patientId: Id<'Patient'>;
  /** As typed; read by the clinic's country. */
  phone: string;
  nickname?: string | undefined;
  language: Language;
  level: Level;
}

/** Ties a number to a patient, unproved: it shows nothing until a code, the secret number or the desk proves it. */
export async function addNumber(ctx: Context, input: AddNumber): Promise<Id<'Contact'>> {
  assertMay(ctx.actor, 'patient.edit');
  const { patientId, language, level, nickname } = input;
  const patient = await lockActive(ctx, patientId);
  await assertMayOpen(ctx, patientId, 'details');
  const address = { channel: 'sms', value: phoneOf(ctx, input.phone) } as const;
  const contact =
    (await lockContact(ctx, address)) ?? (await addContact(ctx, address, { language, level }));
  const sealed = sealNickname(patient, contact.id, nickname ?? null);
  await linkContact(ctx, { patientId, contactId: contact.id, confirmed: false, nickname: sealed });
  return contact.id;
}

/** Sends a code to the number, which the person reads out; throws `contact.stopped` where its holder said STOP. */
export async function askNumberCode(
  ctx: Context,
  link: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<{ expiresAt: Date }> {
  const { contact, binding } = await prove(ctx, link);
  const to = { contactId: contact.id, channel: contact.channel };
  const { patientId } = link;
  const { expiresAt } = await askCode(ctx, { ...binding, to, patientId, inPerson: true });
  return { expiresAt };
}

/** Proves the number by the code that was sent there; a wrong one is an outcome, as for consent. */
export async function proveNumber(
  ctx: Context,
  link: { patientId: Id<'Patient'>; contactId: Id<'Contact'>; code: string },
): Promise<{ proved: true } | { refused: 'code.wrong' | 'code.locked' }> {
  const { binding } = await prove(ctx, link);
  const tried = await tryCode(ctx, { ...binding, code: link.code });
  if ('refused' in tried)
    return { refused: tried.refused === 'locked' ? 'code.locked' : 'code.wrong' };
  await confirmContact(ctx, link.patientId, link.contactId);
  await tellOthers(ctx, link);
  return { proved: true };
}

/** The person showed the phone at the desk. */
export async function proveNumberAtDesk(
  ctx: Context,
  link: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<void> {
  await prove(ctx, link);
  await confirmContact(ctx, link.patientId, link.contactId);
  await tellOthers(ctx, link);
  await record(ctx, 'contact.proved-at-desk', { kind: 'contact', id: link.contactId });
}

async function prove(
  ctx: Context,
  { patientId, contactId }: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
) {
  assertMay(ctx.actor, 'patient.edit');
  await assertMayOpen(ctx, patientId, 'details');
  const contact = await lockNumberOf(ctx, { patientId, contactId });
  if (contact.state === 'stopped') throw new DomainError('contact.stopped');
  const requester = ctx.actor.kind === 'staff' ? (ctx.actor.sessionId ?? '') : 'system';
  const act = ['prove', patientId, contactId];
  const binding = { purpose: 'number', subject: patientId, requester, act } as const;
  return { contact, binding };
}

/** Locks a number of this patient; throws `not-found` for one that is another's. */
export async function lockNumberOf(
  ctx: Context,
  { patientId, contactId }: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<Contact> {
  const linked = await ctx.sql(
    'SELECT 1 FROM patient_contacts WHERE patient_id = $1 AND contact_id = $2',
    [patientId, contactId],
  );
  const contact = linked.length ? await lockContactById(ctx, contactId) : null;
  if (!contact) throw new DomainError('not-found', { what: 'number' });
  return contact;
}
