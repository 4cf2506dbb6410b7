import { compose, enqueueReply, namesKept } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import { proveContact, rightUnlocks, standing, tryUnlock } from '#core/patients/index.js';
import { cancelTask, openTask } from '#core/tasks/index.js';
import { isDoubted } from '../dialogue/doubted.js';
import { askNickname } from './nickname.js';
import { markUnlocked } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

/** After so many by SMS a new secret number is suggested, for the thread keeps what was typed. */
const SUGGEST_AFTER = 3;

/** Two digits of the secret number; `go` plays what was wanted once they are right. */
export const unlockWith =
  (go: (turn: Turn, act: Act) => Promise<Say | null>): Play<'unlock'> =>
  async (turn, act) => {
    const patient = turn.patients.find(({ id }) => id === act.patient);
    if (!patient) return { line: { name: 'closed-question' } };
    const [one, two] = act.positions;
    const again: Say = {
      line: {
        name: 'unlock-again',
        facts: { first: { ordinal: one }, second: { ordinal: two } },
        ...(isApart(turn, patient) ? { only: [] } : {}),
      },
      expects: { do: 'unlock', ...act },
    };
    if (turn.typed.length !== 2) return again;
    const { contact } = turn;
    const result = await tryUnlock(
      turn.ctx,
      { contact, patient },
      { positions: act.positions, digits: turn.typed },
    );
    if (result === 'wrong') return again;
    if (result === 'locked') return { line: { name: 'locked' } };
    return opened(turn, { act, patient }, go);
  };

/** The thread on a plain phone keeps what was typed: after every third unlock a new number is suggested, in a text of its own. */
async function suggestNew(turn: Turn, { id, key }: Turn['patients'][number]): Promise<void> {
  const { ctx, contact, state } = turn;
  if ((await rightUnlocks(ctx, id)) % SUGGEST_AFTER !== 0) return;
  await openTask(ctx, { kind: 'new-secret', contactId: contact.id, patientId: id });
  const kept = await namesKept(ctx);
  const to = { contact, config: ctx.config, state, now: ctx.now, kept };
  const composed = compose({ line: { name: 'secret-suggest' } }, to, { started: false });
  if ('denied' in composed) return;
  await enqueueReply(ctx, contact, { key, out: composed.out, edits: null, clears: null });
}

/** A number that is not shown anything yet is not offered the menu either. */
function isApart(turn: Turn, { confirmed }: Turn['patients'][number]): boolean {
  return !confirmed || standing(turn.contact) === 'quarantined' || isDoubted(turn);
}

async function opened(
  turn: Turn,
  { act, patient }: { act: { then: Act }; patient: Turn['patients'][number] },
  go: (turn: Turn, act: Act) => Promise<Say | null>,
): Promise<Say | null> {
  const first = !patient.confirmed;
  patient.confirmed = true;
  const stands = standing(turn.contact);
  // Whom the number was not known to reach ends their own task alone: of the others it is in doubt.
  if (stands === 'quarantined' && !first)
    await cancelTask(turn.ctx, 'verify-number', { contactId: turn.contact.id });
  turn.state.wrongAt = 0;
  markUnlocked(turn, patient.id);
  if (stands !== 'verified') turn.contact = await proveContact(turn.ctx, turn.contact);
  if (turn.contact.channel === 'sms') await suggestNew(turn, patient);
  if (!first) return go(turn, act.then);
  return askNickname(turn, patient) ?? { line: { name: 'join-done' } };
}
