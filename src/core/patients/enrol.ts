import { randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { DataKey } from '../kernel/keys.js';
import type { Language, Level } from '../kernel/language.js';
import { seal } from '../kernel/sealed.js';
import { proveContact } from './change-contact.js';
import { addContact, lockContact } from './contact.js';
import type { Address, Contact } from './contact.js';
import { giveGrant } from '../consent/index.js';
import { setClinicNumber } from './change-patient.js';
import { recordConsents } from './consents.js';
import type { ConsentPurpose } from './consents.js';
import { storeDataKey } from './data-key.js';
import { endNumberCheck } from './end-number-check.js';
import { makeJoinCode } from './join-code.js';
import { passToNewHolder } from './pass-to-new-holder.js';
import { nameCell } from './patients-of.js';
import { sealNickname } from './set-nickname.js';
import { setSecretNumber } from './secret-number.js';
import { writeWords } from './write-words.js';

export interface Enrol {
  name?: string;
  usualSiteId?: Id<'Site'>;
  /** Six digits, chosen by the patient at the desk. */
  secretNumber?: string;
  nickname?: string;
  /** A number proved at the desk; without it the patient joins by the words. */
  address?: Address;
  language?: Language;
  level?: Level;
  clinicNumber?: string;
  /** What was agreed to before the person who registers. */
  consents?: readonly ConsentPurpose[];
}

/** Registers a patient at the desk and gives the three words that link a phone. */
export async function enrol(
  ctx: Context,
  input: Enrol,
): Promise<{ patientId: Id<'Patient'>; publicRef: string; joinWords: string }> {
  assertMay(ctx.actor, 'patient.enrol');
  const patientId = newId<'Patient'>();
  const publicRef = makePublicRef();
  const key = await storeDataKey(ctx);
  await ctx.sql(
    `INSERT INTO patients (id, public_ref, key_id, name, usual_site_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      patientId,
      publicRef,
      key.id,
      input.name ? seal(key, nameCell(patientId), input.name) : null,
      input.usualSiteId ?? null,
      ctx.now,
    ],
  );
  if (input.secretNumber) await setSecretNumber(ctx, { patientId, key }, input.secretNumber);
  await record(ctx, 'patient.enrolled', { kind: 'patient', id: patientId });
  await writeWords(ctx, patientId, input.name ?? null);
  if (input.clinicNumber) await setClinicNumber(ctx, { id: patientId, key }, input.clinicNumber);
  const { language = 'en', level = 'COVERT', consents: purposes = [] } = input;
  await recordConsents(ctx, patientId, { purposes, language });
  await letIn(ctx, patientId);
  await linkAtDesk(ctx, { patientId, key }, input);
  const joinWords = await makeJoinCode(ctx, patientId, { language, level });
  return { patientId, publicRef, joinWords };
}

/** They stand here and have just said it all: whoever registers them is asked for no code to go on. */
async function letIn(ctx: Context, patientId: Id<'Patient'>): Promise<void> {
  if (ctx.actor.kind === 'staff' && ctx.actor.sessionId)
    await giveGrant(ctx, { patientId, scope: 'details' }, { how: 'enrolled' });
}

/** The number that was proved as they enrolled, if they have one. */
async function linkAtDesk(
  ctx: Context,
  { patientId, key }: { patientId: Id<'Patient'>; key: DataKey },
  input: Enrol,
): Promise<void> {
  if (!input.address) return;
  const contact = await verifiedContact(ctx, input.address, input);
  const named = { id: patientId, key, name: input.name ?? null };
  const nickname = sealNickname(named, contact.id, input.nickname ?? null);
  const link = { patientId, contactId: contact.id, confirmed: true, nickname };
  await linkContact(ctx, { ...link, enrolling: true });
  await endNumberCheck(ctx, contact.id);
}

/** Ties a patient to a number. */
export async function linkContact(
  ctx: Context,
  link: {
    patientId: Id<'Patient'>;
    contactId: Id<'Contact'>;
    confirmed: boolean;
    nickname: Buffer | null;
    /** It comes with the enrolment itself; any later number consents to nothing for a day. */
    enrolling?: true;
  },
): Promise<void> {
  const { patientId, contactId, confirmed, nickname } = link;
  await ctx.sql(
    `INSERT INTO patient_contacts (patient_id, contact_id, confirmed, nickname, linked_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (patient_id, contact_id) DO UPDATE SET confirmed = patient_contacts.confirmed OR excluded.confirmed`,
    [patientId, contactId, confirmed, nickname, link.enrolling ? null : ctx.now],
  );
  await record(ctx, 'contact.linked', { kind: 'contact', id: contactId });
}

/** The number as proved at the desk: one that nobody spoke for, or that was set apart, is verified by that; one that was stopped, once it starts again. */
async function verifiedContact(
  ctx: Context,
  address: Address,
  { language = 'en', level = 'COVERT' }: Enrol,
): Promise<Contact> {
  const known = await lockContact(ctx, address);
  if (!known) return addContact(ctx, address, { language, level, state: 'verified' });
  await passToNewHolder(ctx, known.id);
  return known.state === 'verified' ? known : proveContact(ctx, known, { language, level });
}

/** Eight of 31 letters and digits that are not mistaken for each other. */
function makePublicRef(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from(randomBytes(8), (byte) => letters[byte % 31]).join('');
}
