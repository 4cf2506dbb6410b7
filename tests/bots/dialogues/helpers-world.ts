import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import type { Language } from '#core/kernel/language.js';
import { addHelper, askHelper, setConsents } from '#core/patients/index.js';
import { asSystem } from '../../support/app.js';
import { plainPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

/** A clinic whose patients are helped by others, who were asked and agreed. */
export async function helpersWorld() {
  const { service, app, caller, chatter, prepare, siteAt, stateOf, tasksOf } = await clinic(
    undefined,
    {
      // Reminders of every test leave at once: none waits for a moment of the throttle.
      SMS_PER_SECOND: 1_000,
    },
  );
  let last = 254_733_000_000;
  const newNumber = () => `+${(last += 1)}`;
  /** What a patient agrees to from now on, on the record as it stands. */
  async function agree(
    ctx: Context,
    id: Id<'Patient'>,
    purposes: readonly ('texts' | 'helper' | 'visits')[],
  ) {
    const [file] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [id]);
    await setConsents(ctx, id, { rev: file?.rev ?? 0, purposes, language: 'en' });
  }
  /** A patient with something kept, and a helper's phone that is not asked yet. */
  async function helped(language: Language = 'en') {
    const { person, phone } = await caller();
    const patientId = person.patientId;
    const number = newNumber();
    const helperId = await asSystem(app, async (ctx) => {
      await agree(ctx, patientId, ['texts', 'helper']);
      return addHelper(ctx, patientId, 'Njeri');
    });
    await phone.type('item a');
    await phone.type('1');
    const who = { patientId, helperId };
    const ask = () => asSystem(app, (ctx) => askHelper(ctx, who, { phone: number, language }));
    const steps = { asked: ask, ready: () => prepare(patientId) };
    return { person, steps, who, number, helper: plainPhone(service, number) };
  }
  /** The contact point of a helper's phone. */
  const contactOf = ({ helperId }: { helperId: string }) =>
    asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ id: Id<'Contact'> }>(
        'SELECT contact_id AS id FROM helpers WHERE id = $1',
        [helperId],
      );
      if (!row) throw new Error('no helper');
      return row.id;
    });
  return {
    service,
    app,
    caller,
    chatter,
    prepare,
    siteAt,
    stateOf,
    tasksOf,
    newNumber,
    agree,
    helped,
    contactOf,
  };
}
