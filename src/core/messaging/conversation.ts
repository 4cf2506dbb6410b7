import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { addressIndex, NUMBER, numberOf } from '../patients/index.js';
import type { Address, NumberRow, Reached } from '../patients/index.js';
import type { Act } from './act.js';
import { asCalled } from './as-called.js';
import type { LineName } from './lines.js';

/** One text of ours and what answers to it do. */
export interface Ask {
  /** Its number in this conversation; a button carries it. */
  n: number;
  line: LineName;
  /** Milliseconds since 1970, on the domain's clock, as all times here. */
  at: number;
  /** Answers are taken until then; null for ever. */
  until: number | null;
  question: boolean;
  /** We began, unasked. */
  started: boolean;
  /** The notice that it is: its kind, and the row that it is about. */
  about?: { kind: string; subject: string };
  answers: Record<string, Act>;
  expects?: Act;
}

/** So many since a moment. */
export interface Tally {
  since: number;
  count: number;
}

/** What is kept of one number between texts: ids and times, no words. */
export interface Conversation {
  n: number;
  /** Newest first. */
  asks: Ask[];
  /** When the live session last saw a text; null when it has ended. */
  session: number | null;
  /** Whom this number speaks for in this session, where it is shared. */
  person: Id<'Patient'> | null;
  unlocked: { patient: Id<'Patient'>; until: number } | null;
  /** Texts in a row that were not understood. */
  misread: number;
  silentUntil: number;
  /** Day of the first menu, which alone names PAUSE and STOP. */
  menuDay: string;
  strangerAt: number;
  /** When it was last asked again how much texts may say. */
  levelAskedAt: number;
  wrongAt: number;
  taken: Record<string, Tally>;
  /** Telegram: our message row that holds the buttons now. */
  screen: Id<'Message'> | null;
  /** Telegram: the person's own messages of this session, to delete. */
  trail: number[];
}

const KEPT_ASKS = 6;
/** Questions that we began and that still take answers, beyond the last texts. */
const KEPT_QUESTIONS = 6;

/** A conversation in which nothing was said. */
export function newConversation(): Conversation {
  return {
    n: 0,
    asks: [],
    session: null,
    person: null,
    unlocked: null,
    misread: 0,
    silentUntil: 0,
    menuDay: '',
    strangerAt: 0,
    levelAskedAt: 0,
    wrongAt: 0,
    taken: {},
    screen: null,
    trail: [],
  };
}

/** Adds a text just said; gives its number. */
export function addAsk(state: Conversation, ask: Omit<Ask, 'n'>): number {
  state.n += 1;
  const all = [{ n: state.n, ...ask }, ...state.asks];
  const open = all
    .slice(KEPT_ASKS)
    .filter(({ started, question, until }) => started && question && (until ?? Infinity) > ask.at);
  state.asks = [...all.slice(0, KEPT_ASKS), ...open.slice(0, KEPT_QUESTIONS)];
  return state.n;
}

/** Whether an answer to it is still taken. */
export function isOpen(ask: Pick<Ask, 'until'>, now: Date): boolean {
  return ask.until === null || ask.until > now.getTime();
}

/** Telegram: the text that loses its buttons to a new one; none while it is a question that we began and that still takes its answer. `last` is what was said before the new one. */
export function outdated(
  { screen }: Conversation,
  last: Ask | undefined,
  now: Date,
): Id<'Message'> | null {
  return last?.started && last.question && isOpen(last, now) ? null : screen;
}

/** The kept state of a number; its contact must be locked. */
export async function loadConversation(
  ctx: Context,
  contactId: Id<'Contact'>,
): Promise<Conversation> {
  const [row] = await ctx.sql<{ state: Conversation }>(
    'SELECT state FROM conversations WHERE contact_id = $1',
    [contactId],
  );
  return { ...newConversation(), ...row?.state };
}

/** Keeps the state of a number. */
export async function saveConversation(
  ctx: Context,
  contactId: Id<'Contact'>,
  state: Conversation,
): Promise<void> {
  await ctx.sql(
    `INSERT INTO conversations (contact_id, state) VALUES ($1, $2)
     ON CONFLICT (contact_id) DO UPDATE SET state = excluded.state`,
    [contactId, JSON.stringify(state)],
  );
}

/** A number with its patients and state, and what was answered to this same message before; `undefined` where it is new. */
export interface Thread extends Reached {
  state: Conversation;
  taken: Buffer | null | undefined;
}

/** What came in, by the provider's own id. */
export interface Received {
  provider: string;
  externalId: string;
}

interface ThreadRow extends NumberRow {
  kept: Conversation | null;
  taken: boolean;
  reply: Buffer | null;
}

// One statement where there were three: a turn waits for each answer of the database.
const THREAD = `
  SELECT ${NUMBER.columns}, v.state AS kept, i.external_id IS NOT NULL AS taken,
         CASE WHEN i.contact_id = c.id THEN i.reply END AS reply
  FROM ${NUMBER.from}
  LEFT JOIN conversations v ON v.contact_id = c.id
  LEFT JOIN inbox i ON i.provider = $3 AND i.external_id = $4
  WHERE c.channel = $1 AND c.address_index = $2`;

/** Loads all that is known of a locked number, and whether this message was taken before, with what was answered to this number then; null for a number never seen. */
export async function loadThread(
  ctx: Context,
  from: Address,
  { provider, externalId }: Received,
): Promise<Thread | null> {
  const values = [from.channel, addressIndex(ctx, from), provider, externalId];
  const [row] = await ctx.sql<ThreadRow>(THREAD, values);
  if (!row) return null;
  const state = { ...newConversation(), ...row.kept };
  const { contact, patients } = numberOf(ctx, row);
  const taken = row.taken ? row.reply : undefined;
  return { contact, patients: await asCalled(ctx, patients), state, taken };
}

/** Keeps the state and, beside it, that the message was taken and its sealed reply. */
export async function saveThread(
  ctx: Context,
  contactId: Id<'Contact'>,
  thread: { state: Conversation; received: Received; reply: Buffer | null },
): Promise<void> {
  const { state, received, reply } = thread;
  await ctx.sql(
    `WITH kept AS (
       INSERT INTO conversations (contact_id, state, heard_at) VALUES ($1, $2, $6)
       ON CONFLICT (contact_id) DO UPDATE SET state = excluded.state, heard_at = excluded.heard_at)
     INSERT INTO inbox (provider, external_id, contact_id, reply, received_at)
     VALUES ($3, $4, $1, $5, $6)`,
    [contactId, JSON.stringify(state), received.provider, received.externalId, reply, ctx.now],
  );
}
