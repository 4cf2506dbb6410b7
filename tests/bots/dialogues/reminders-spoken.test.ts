import { beforeAll, describe, expect, test } from 'vitest';
import { doubtNumber } from '#core/messaging/doubt-number.js';
import { keep, markReady } from '#core/pickups/index.js';
import { setCheckIns } from '#core/reminders/index.js';
import { addMinutes } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';
import { en } from './spoken/en.js';
import { fr } from './spoken/fr.js';
import type { Said } from './spoken/spoken.js';
import { sw } from './spoken/sw.js';

const shelves = { 2: 100, 5: 100 };
const { app, service, caller, chatter, siteAt } = await clinic(shelves, {
  EMERGENCY_NUMBER: '0800 000 000',
});
const doses = await buildMedicine(app, {
  handover: 'on-site',
  withholdAfterDays: 3,
  textAfterDays: null,
});

const SPOKEN = { en, sw, fr };

const ALL = (['en', 'sw', 'fr'] as const).flatMap((language) =>
  (['sms', 'telegram'] as const).map((channel) => ({ language, channel })),
);
type Talk = (typeof ALL)[number];
type Person = Awaited<ReturnType<typeof caller>>;

/** A patient and the phone in their hand. */
const made = ({ language, channel }: Talk, facts: Parameters<typeof caller>[0] = {}) =>
  channel === 'sms' ? caller({ language, ...facts }) : chatter({ language, ...facts });

/** What a phone shows: numbered lines and a tail, or buttons. */
function shown({ channel }: Talk, { text, choices = {}, tail, hidden = [] }: Said): string {
  // The menu stands last.
  const labels = Object.entries(choices).sort(
    ([one], [other]) => Number(one === '0') - Number(other === '0'),
  );
  if (channel === 'telegram') {
    const buttons = [...labels.map(([, label]) => label), ...hidden].map((each) => `[${each}]`);
    return [text, ...(buttons.length ? [buttons.join(' ')] : [])].join('\n');
  }
  const listed = labels.map(([key, label]) => `${key} ${label}`);
  if (!listed.length) return tail ? `${text} ${tail}` : text;
  return [text, ...listed, ...(tail ? [tail] : [])].join('\n');
}

/** How a choice is made there. */
const answer = ({ channel }: Talk, { choices = {} }: Said, key: string) =>
  channel === 'sms' ? key : `[${choices[key] ?? ''}]`;

/** What is asked, one after another, and what is said to each answer. */
const script = (talk: Talk, turns: readonly (readonly [typed: string, said: Said])[]) =>
  turns.map(([typed, said]) => `> ${typed}\n${shown(talk, said)}`).join('\n');

async function start(): Promise<void> {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
}

const WHY = ['1', '2', '3', '4', '5', '6'] as const;

describe('why was it not collected', () => {
  const people: { talk: Talk; digit: string; person: Person; heard: string[] }[] = [];
  // All wait for the same days, so that the clock is moved once for all of them.
  beforeAll(async () => {
    await start();
    for (const talk of ALL)
      for (const digit of WHY) {
        const person = await made(talk);
        people.push({ talk, digit, person, heard: [] });
        const { course, contact } = person.person;
        await asSystem(app, async (ctx) => {
          const { id } = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
          await markReady(ctx, id);
        });
      }
    for (const minutes of [0, 31 * 60, 24 * 60, 3 * 24 * 60]) {
      await moveClock(app, minutes);
      await service.sweep();
      await service.sweep();
      for (const { heard, person } of people) heard.push(...person.phone.arrived());
    }
  });

  test.each(ALL)('$language on $channel', async (talk) => {
    const { ready, why, whyTo } = SPOKEN[talk.language];
    const mine = people.filter((each) => each.talk === talk);
    expect(mine).toHaveLength(6);
    for (const { digit, person, heard } of mine) {
      const said = [ready, ready, why].map((each) => shown(talk, each));
      expect(heard, digit).toEqual(said);
      const reply = whyTo[digit as keyof typeof whyTo];
      await play(person.phone, script(talk, [[answer(talk, why, digit), reply]]));
    }
  });
});

describe('asked whether to keep what is due, and told to come and talk first', () => {
  const people = new Map<Talk, { due: Person; withheld: Person }>();
  beforeAll(async () => {
    await start();
    for (const talk of ALL) {
      const due = await made(talk);
      const withheld = await made(talk, { medicines: [doses] });
      await change(app, 'UPDATE courses SET interval_days = 1 WHERE patient_id = $1', [
        withheld.person.patientId,
      ]);
      people.set(talk, { due, withheld });
    }
    await moveClock(app, 3 * 24 * 60);
    for (let n = 0; n < 3; n += 1) await service.sweep();
  });

  test.each(ALL)('$language on $channel', async (talk) => {
    const said = SPOKEN[talk.language];
    const { due, withheld } = people.get(talk) ?? {};
    if (!due || !withheld) throw new Error('nobody');
    expect(due.phone.arrived()).toEqual([shown(talk, said.missed)]);
    await play(due.phone, script(talk, [[answer(talk, said.missed, '1'), said.keptNow]]));
    expect(withheld.phone.arrived()).toEqual([shown(talk, said.withheld)]);
    await play(withheld.phone, script(talk, [[answer(talk, said.withheld, '1'), said.thanks]]));
    const [task] = await asSystem(app, (ctx) =>
      ctx.sql<{ facts: object }>(`SELECT facts FROM tasks WHERE subject_id = $1`, [
        withheld.person.course.id,
      ]),
    );
    expect(task?.facts).toEqual({ days: 3, coming: '2027-03-06' });
  });
});

describe('how they are this week', () => {
  const people = new Map<Talk, Person[]>();
  beforeAll(async () => {
    await start();
    for (const talk of ALL) {
      const four = [];
      for (let n = 0; n < 4; n += 1) {
        const one = await made(talk, { dueOn: '2027-05-03' });
        four.push(one);
        await asSystem(app, (ctx) =>
          setCheckIns(ctx, one.person.patientId, addMinutes(ctx.now, 60)),
        );
      }
      people.set(talk, four);
    }
    await moveClock(app, 61);
    await service.sweep();
  });

  test.each(ALL)('$language on $channel', async (talk) => {
    const { checkIn, well, notWell, callHours, laterSet, laterNot, words } = SPOKEN[talk.language];
    const [one, two, three, four] = people.get(talk) ?? [];
    if (!one || !two || !three || !four) throw new Error('nobody');
    for (const { phone } of [one, two, three, four])
      expect(phone.arrived()).toEqual([shown(talk, checkIn)]);
    await play(
      one.phone,
      script(talk, [
        [answer(talk, checkIn, '1'), well],
        [words.later, laterNot],
      ]),
    );
    await play(two.phone, script(talk, [[answer(talk, checkIn, '2'), notWell]]));
    await play(three.phone, script(talk, [[words.later, laterSet]]));
    await play(four.phone, script(talk, [[answer(talk, checkIn, '5'), callHours]]));
  });
});

test.each(ALL)('pause, resume, away and back: $language on $channel', async (talk) => {
  await start();
  const said = SPOKEN[talk.language];
  const { phone } = await made(talk, { dueOn: '2027-05-03' });
  const { awayAsk, awayDays, awaySet, awayNow, awayOver } = said;
  await play(
    phone,
    script(talk, [
      [said.words.pause, said.paused],
      [said.words.resume, said.resumed],
      [said.words.away, awayAsk],
      [answer(talk, awayAsk, '1'), awayDays],
      [answer(talk, awayDays, '2'), awaySet],
      [said.words.away, awayNow],
      [answer(talk, awayNow, '1'), awayOver],
    ]),
  );
});

/** The two digits of the secret number, asked for before what a person asked to see. */
function secretAsked({ language }: Talk): Said {
  const { unlock, awayAsk } = SPOKEN[language];
  return { ...unlock, choices: { '0': awayAsk.choices?.['0'] ?? '' } };
}

test.each(ALL)(
  'nothing is planned and nothing to be booked: $language on $channel',
  async (talk) => {
    await start();
    const { words, reportNone, noVisit } = SPOKEN[talk.language];
    const { phone } = await made(talk, { medicines: [] });
    await play(
      phone,
      script(talk, [
        [words.book, noVisit],
        [words.me, secretAsked(talk)],
        ['{secret}', reportNone],
      ]),
    );
  },
);

/** Someone of the staff opens the record. */
const opened = (patientId: Id<'Patient'>, facts: { place?: number; why: string }) =>
  asSystem(app, (ctx) =>
    ctx.sql(
      `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id, facts)
       VALUES ($1, 'staff:' || gen_random_uuid(), 'patient.read', 'patient', $2, $3)`,
      [ctx.now, patientId, JSON.stringify(facts)],
    ),
  );

test.each(ALL)('who we are, and who opened the file: $language on $channel', async (talk) => {
  await start();
  const { words, who, logNone, logOne, logSome } = SPOKEN[talk.language];
  const { phone, person } = await made(talk, { dueOn: '2027-05-03' });
  await play(
    phone,
    script(talk, [
      [words.who, who],
      [words.log, secretAsked(talk)],
      ['{secret}', logNone],
    ]),
  );
  await opened(person.patientId, { place: 2, why: 'code' });
  await play(phone, script(talk, [[words.log, logOne]]));
  await moveClock(app, 1);
  await opened(person.patientId, { why: 'today' });
  await play(phone, script(talk, [[words.log, logSome]]));
});

test.each(ALL)('a number in doubt is asked one thing: $language on $channel', async (talk) => {
  await start();
  const { stillYou, unlock } = SPOKEN[talk.language];
  const { phone, person } = await made(talk, { dueOn: '2027-05-03' });
  await asSystem(app, (ctx) => doubtNumber(ctx, person.contact.id));
  await service.drain();
  expect(phone.arrived()).toEqual([shown(talk, stillYou)]);
  await play(phone, script(talk, [[answer(talk, stillYou, '1'), unlock]]));
});
