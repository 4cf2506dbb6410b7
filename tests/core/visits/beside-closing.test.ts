import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { closeDay } from '#core/sites/index.js';
import { addLeave, bookVisit, confirmVisit, findVisit, holdSlot } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildClinic } from './clinic.js';

// Invariant 10 with two at once: whoever closes a day or goes on leave, and whoever books just then.
const { app } = await testApp('2027-03-03T06:30:00Z');
const friday = { day: '2027-03-05', time: '09:00' };

type Clinic = Awaited<ReturnType<typeof buildClinic>>;
type Away = (ctx: Context, clinic: Clinic) => Promise<unknown>;

const away: [string, Away][] = [
  [
    'a day is closed',
    (ctx, { site }) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }),
  ],
  [
    'the only practitioner goes on leave',
    (ctx, { staff: [staffId] }) =>
      addLeave(ctx, {
        staffId: staffId ?? ('' as never),
        ...{ firstDay: friday.day, lastDay: friday.day, reason: 'leave' },
      }),
  ],
];

/** Work whose transaction stays open until it is let go. */
function open<T>(work: (ctx: Context) => Promise<T>) {
  const gate = { open: (): void => undefined };
  const closed = new Promise<void>((resolve) => (gate.open = resolve));
  const reached = { it: (): void => undefined };
  const done = new Promise<void>((resolve) => (reached.it = resolve));
  const outcome = asSystem(app, async (ctx) => {
    const result = await work(ctx);
    reached.it();
    await closed;
    return result;
  });
  return { done, letGo: gate.open, outcome };
}

/** Whether it is still going on after a moment that is long for a statement. */
const waits = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => false), pause(250).then(() => true)]);

const live = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));

test.each(away)('10: while %s, whoever books waits, and is refused', async (_, take) => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const taking = open((ctx) => take(ctx, clinic));
  await taking.done;
  const booking = person
    .do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }))
    .catch((error: unknown) => error);
  expect(await waits(booking)).toBe(true);
  taking.letGo();
  await taking.outcome;
  expect(await booking).toMatchObject({ code: 'visit.slot-taken' });
});

test.each(away)(
  '10: while somebody books, %s only afterwards, so that it sees the visit',
  async (_, take) => {
    const clinic = await buildClinic(app);
    const person = await clinic.patient();
    const booking = open((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
    await booking.done;
    const taking = asSystem(app, (ctx) => take(ctx, clinic));
    expect(await waits(taking)).toBe(true);
    booking.letGo();
    expect((await live(await booking.outcome))?.state).toBe('booked');
    await taking;
  },
);

test.each(away)('10: while %s, what was held is not booked', async (_, take) => {
  const clinic = await buildClinic(app);
  const person = await clinic.patient();
  const held = await person.do((ctx) => holdSlot(ctx, { ...person.ask, ...friday }));
  const taking = open((ctx) => take(ctx, clinic));
  await taking.done;
  const confirming = person
    .do((ctx) => confirmVisit(ctx, held.id))
    .catch((error: unknown) => error);
  expect(await waits(confirming)).toBe(true);
  taking.letGo();
  await taking.outcome;
  expect(await confirming).toMatchObject({
    code: expect.stringMatching(/place.closed|visit.on-leave/) as string,
  });
  expect((await live(held))?.state).toBe('pending');
});
