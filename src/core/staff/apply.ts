import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/index.js';
import { askCode } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Role } from '../kernel/permissions.js';
import { isOfCountry } from '../kernel/phone.js';
import { phoneOf } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import { contactTyped, proofOf, verify } from './own-number.js';
import type { Proof } from './own-number.js';

/** Forms an hour from one address, and from all; the text to a stranger's number costs money and peace. */
const PER_ADDRESS = 5;
const IN_ALL = 50;

export interface Application {
  name: string;
  email: string;
  phone: string;
  role: Exclude<Role, 'super-admin'>;
  siteId: Id<'Site'>;
  speciality: string | null;
  licenceNumber: string | null;
}

const digestOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * Keeps what someone who wants to work here wrote, and sends a code to their phone. Gives the token by which they go on.
 * The same for an e-mail that has an account and for a number that said STOP, whose text stays unsent, so that a stranger learns nothing. Throws `apply.too-many`, `invalid`.
 */
export async function apply(
  ctx: Context,
  { phone, ...facts }: Application,
  address: string,
): Promise<string> {
  await countForm(ctx, address);
  if (!isOfCountry(phoneOf(ctx, phone), ctx.config.DEFAULT_COUNTRY))
    throw new DomainError('invalid', { field: 'phone' });
  const { id: contactId, channel } = await contactTyped(ctx, phone);
  const id = newId<'Application'>();
  const token = randomBytes(32).toString('base64url');
  await ctx.sql(
    `INSERT INTO staff_applications (id, digest, name, email, role, site_id, speciality, licence_number, contact_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      digestOf(token),
      facts.name,
      facts.email.trim().toLowerCase(),
      facts.role,
      facts.siteId,
      facts.speciality,
      facts.licenceNumber,
      contactId,
      ctx.now,
    ],
  );
  await record(ctx, 'application.made', { kind: 'application', id });
  await sendCode(ctx, id, { contactId, channel });
  return token;
}

/**
 * Sends the code of a form once more, to the phone that it names; the one before ends.
 * Nothing happens for a token of no form that waits, so that a stranger learns nothing. Throws `code.too-many`.
 */
export async function askApplicantAgain(ctx: Context, token: string): Promise<void> {
  const [form] = await ctx.sql<{ id: Id<'Application'> } & CodeTo>(
    `SELECT a.id, c.id AS "contactId", c.channel FROM staff_applications a
     JOIN contact_points c ON c.id = a.contact_id
     WHERE a.digest = $1 AND a.state = 'unproved' FOR UPDATE OF a`,
    [digestOf(token)],
  );
  if (form) await sendCode(ctx, form.id, { contactId: form.contactId, channel: form.channel });
}

type CodeTo = Parameters<typeof askCode>[1]['to'];

async function sendCode(ctx: Context, id: Id<'Application'>, to: CodeTo): Promise<void> {
  await askCode(ctx, { ...bindingOf(id), to, patientId: null, inPerson: true });
}

/** What a token is worth that belongs to no form: shown to a robot that filled the field people do not see. */
export const emptyToken = (): string => randomBytes(32).toString('base64url');

/** The applicant has the phone: now an admin sees the form. A wrong code is an outcome, for its count must be kept. */
export async function proveApplicant(
  ctx: Context,
  { token, code }: { token: string; code: string },
): Promise<Proof> {
  const [row] = await ctx.sql<{
    id: Id<'Application'>;
    contactId: Id<'Contact'>;
    siteId: Id<'Site'>;
  }>(
    `SELECT id, contact_id AS "contactId", site_id AS "siteId" FROM staff_applications
     WHERE digest = $1 AND state = 'unproved' FOR UPDATE`,
    [digestOf(token)],
  );
  if (!row) return { refused: 'code.wrong' };
  const { id, contactId, siteId } = row;
  const proof = await proofOf(ctx, { ...bindingOf(id), code });
  if ('refused' in proof) return proof;
  await verify(ctx, contactId);
  await ctx.sql(`UPDATE staff_applications SET state = 'proposed', rev = rev + 1 WHERE id = $1`, [
    id,
  ]);
  await record(ctx, 'application.proposed', { kind: 'application', id });
  await openTask(ctx, { kind: 'proposed-staff', priority: 4, siteId, subjectId: id });
  return proof;
}

const bindingOf = (id: Id<'Application'>) =>
  ({ purpose: 'applicant', subject: id, requester: id, act: ['apply', id] }) as const;

/** Counts behind one lock, so that many at once cannot pass; old tries and forms that nobody proved go. */
async function countForm(ctx: Context, address: string): Promise<void> {
  const subject = ctx.keys.mac('application', address);
  await ctx.sql(`SELECT pg_advisory_xact_lock(hashtext('staff.apply'))`, []);
  await ctx.sql(
    `DELETE FROM application_tries WHERE at < clock_timestamp() - interval '1 hour'`,
    [],
  );
  await ctx.sql(
    `DELETE FROM staff_applications
     WHERE state = 'unproved' AND created_at < $1::timestamptz - interval '1 day'`,
    [ctx.now],
  );
  const [sent] = await ctx.sql<{ own: number; all: number }>(
    `SELECT count(*) FILTER (WHERE subject = $1)::int AS own, count(*)::int AS all FROM application_tries`,
    [subject],
  );
  if (!sent || sent.own >= PER_ADDRESS || sent.all >= IN_ALL)
    throw new DomainError('apply.too-many');
  await ctx.sql('INSERT INTO application_tries (subject) VALUES ($1)', [subject]);
}
