import { record } from '../audit/index.js';
import { askCode, tryCode } from '../codes/index.js';
import type { CodePurpose } from '../codes/index.js';
import { assertMay } from '../kernel/actor.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import {
  addContact,
  lockContact,
  lockContactById,
  passToNewHolder,
  phoneOf,
} from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import type { SignedIn } from './sessions.js';

/** A number is trusted with a sign-in code once it has stood this long (a number just taken over gets none). */
const FROZEN_MINUTES = 24 * 60;

/** What came of a code that a person typed. */
export type Proof = { proved: true } | { refused: 'code.wrong' | 'code.locked' };

/** The number that somebody typed as their own, as a contact. */
export async function contactTyped(ctx: Context, typed: string): Promise<Contact> {
  const address = { channel: 'sms', value: phoneOf(ctx, typed) } as const;
  return (await lockContact(ctx, address)) ?? addContact(ctx, address, { language: 'en' });
}

/** The number that a person of the staff typed; throws `contact.stopped` where its holder said STOP. */
async function staffContact(ctx: Context, typed: string): Promise<Contact> {
  const contact = await contactTyped(ctx, typed);
  if (contact.state === 'stopped') throw new DomainError('contact.stopped');
  return contact;
}

/** Sends a code to a number that the person says is theirs. */
export async function askOwnNumber(
  ctx: Context,
  actor: StaffActor,
  phone: string,
): Promise<{ expiresAt: Date }> {
  const contact = await staffContact(ctx, phone);
  const to = { contactId: contact.id, channel: contact.channel };
  const bound = ownNumber(actor, contact.id);
  return askCode(ctx, { ...bound, to, patientId: null, inPerson: true });
}

/** Takes the number as the person's own by the code that was sent there. */
export async function proveOwnNumber(
  ctx: Context,
  actor: StaffActor,
  { phone, code }: { phone: string; code: string },
): Promise<Proof> {
  const { id: contactId } = await staffContact(ctx, phone);
  const proof = await proofOf(ctx, { ...ownNumber(actor, contactId), code });
  if ('refused' in proof) return proof;
  await verify(ctx, contactId);
  await ctx.sql(
    'UPDATE staff SET contact_id = $2, contact_since = $3, rev = rev + 1 WHERE id = $1',
    [actor.staffId, contactId, ctx.now],
  );
  await record(ctx, 'staff.number-set', { kind: 'staff', id: actor.staffId });
  return proof;
}

/** How the person hears of tasks; throws `invalid` for a way that they do not have, `not-allowed` where nothing would come by it. */
export async function tellMeBy(
  ctx: Context,
  actor: StaffActor,
  by: 'console' | ChannelName,
): Promise<void> {
  if (by !== 'console') assertMay(actor, 'task.work');
  const { staffId } = actor;
  const told = await ctx.sql(
    `UPDATE staff s SET told_by = $2, rev = rev + 1 WHERE id = $1
       AND ($2 = 'console' OR EXISTS (SELECT FROM contact_points c WHERE c.id IN (s.contact_id, s.chat_id)
                                      AND c.channel = $2 AND c.state = 'verified'))
     RETURNING id`,
    [staffId, by],
  );
  if (!told.length) throw new DomainError('invalid', { field: 'by' });
  await record(ctx, 'staff.told-by', { kind: 'staff', id: staffId, facts: { by } });
}

/** A number or a chat of a person. */
export interface OwnWay {
  contactId: Id<'Contact'>;
  channel: ChannelName;
  /** Whether it has stood long enough to get a sign-in code. */
  trusted: boolean;
  /** Whether it takes no texts any more: STOP, or the bot was blocked. */
  stopped: boolean;
}

/** The person's number and chat, where they have them; the digits are never shown. */
export function ownWaysOf(ctx: Context, staffId: Id<'Staff'>): Promise<OwnWay[]> {
  return ctx.sql(
    `SELECT c.id AS "contactId", c.channel, coalesce(w.since <= $2, false) AS trusted,
            c.state = 'stopped' AS stopped
     FROM staff s
     CROSS JOIN LATERAL (VALUES (s.contact_id, s.contact_since), (s.chat_id, s.chat_since)) w (id, since)
     JOIN contact_points c ON c.id = w.id AND c.state IN ('verified', 'stopped')
     WHERE s.id = $1 ORDER BY c.channel`,
    [staffId, addMinutes(ctx.now, -FROZEN_MINUTES)],
  );
}

/** Where a code in place of the app's can be sent. */
export async function codeWaysOf(ctx: Context, staffId: Id<'Staff'>): Promise<OwnWay[]> {
  const ways = await ownWaysOf(ctx, staffId);
  return ways.filter(({ trusted, stopped }) => trusted && !stopped);
}

/** Sends a code in place of the app's to the trusted number or chat of the account: restricted, for both can be taken over (NIST SP 800-63B-4 §3.1.3). Throws `sign-in.no-number`. */
export async function askSignInCode(
  ctx: Context,
  session: SignedIn,
  by: ChannelName,
): Promise<{ expiresAt: Date }> {
  const { staff } = session;
  const ways = staff.hasTotp ? await codeWaysOf(ctx, staff.id) : [];
  const to = ways.find(({ channel }) => channel === by);
  if (!to) throw new DomainError('sign-in.no-number');
  return askCode(ctx, { ...signInBinding(session), to, patientId: null, inPerson: true });
}

/** Whether a code is the one that was sent to the person's number or chat for this very sign-in. */
export async function isSignInCode(
  ctx: Context,
  session: SignedIn,
  code: string,
): Promise<boolean> {
  return 'id' in (await tryCode(ctx, { ...signInBinding(session), code }));
}

/** Tries a code, and says what a person is told of it. */
export async function proofOf(ctx: Context, given: Parameters<typeof tryCode>[1]): Promise<Proof> {
  const tried = await tryCode(ctx, given);
  if ('id' in tried) return { proved: true };
  return { refused: tried.refused === 'locked' ? 'code.locked' : 'code.wrong' };
}

/** A number whose code was typed is its typist's; one that was in doubt is then no more whose it was. */
export async function verify(ctx: Context, contactId: Id<'Contact'>): Promise<void> {
  await lockContactById(ctx, contactId);
  await passToNewHolder(ctx, contactId);
  await ctx.sql(
    `UPDATE contact_points SET state = 'verified' WHERE id = $1 AND state NOT IN ('verified', 'stopped')`,
    [contactId],
  );
  await record(ctx, 'contact.confirmed', { kind: 'contact', id: contactId });
}

interface Binding {
  purpose: CodePurpose;
  subject: string;
  requester: string;
  act: readonly string[];
}

const ownNumber = ({ staffId, sessionId }: StaffActor, contactId: Id<'Contact'>): Binding => ({
  purpose: 'own-number',
  subject: staffId,
  requester: sessionId ?? '',
  act: ['own-number', staffId, contactId],
});

const signInBinding = ({ sessionId, staff }: SignedIn): Binding => ({
  purpose: 'sign-in',
  subject: staff.id,
  requester: sessionId,
  act: ['sign-in', staff.id],
});
