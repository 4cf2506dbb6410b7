import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { addProduct } from '#core/medicines/index.js';
import {
  compose,
  deliver,
  enqueueReply,
  namesKept,
  nicknameRefused,
} from '#core/messaging/index.js';
import type { Say } from '#core/messaging/index.js';
import { newConversation } from '#core/messaging/conversation.js';
import { addStaff, listStaff, setStaffState } from '#core/staff/index.js';
import {
  changePatient,
  enrol,
  lockContact,
  patientsOf,
  setNickname,
} from '#core/patients/index.js';
import type { Contact } from '#core/patients/index.js';
import type { Context } from '#core/kernel/context.js';
import { asSystem, moveClock } from '../../support/app.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app } = service;
const address = { channel: 'sms', value: '+254700550001' } as const;
await asSystem(app, async (ctx) => {
  const secretNumber = '482715';
  await enrol(ctx, { name: 'Wambui Njoroge May', nickname: 'Blue', secretNumber, address });
  const { patientId } = await enrol(ctx, { name: 'Otieno Njoroge', secretNumber, address });
  const contact = await contactOf(ctx);
  const patient = (await patientsOf(ctx, contact.id)).find(({ id }) => id === patientId);
  if (patient) await setNickname(ctx, { patient, contactId: contact.id }, 'Otieno');
  await addProduct(ctx, { code: 'Zolivar 300', unit: 'bottle' });
  // One of her names is a word of our lines, one the nickname of a patient who had it first.
  const name = 'Dr Chausiku Opening Blue';
  await addStaff(ctx, { email: 'c@example.org', name, role: 'doctor', siteIds: 'all' });
});

async function contactOf(ctx: Context): Promise<Contact> {
  const contact = await lockContact(ctx, address);
  if (!contact) throw new Error('no contact');
  return contact;
}

/** What the gate says to "who is this for" with one entry. */
const asked = (nickname: string) =>
  asSystem(app, async (ctx) => {
    const contact = await contactOf(ctx);
    const say: Say = {
      line: { name: 'which-person', entries: [{ nickname }] },
      answers: { '1': { do: 'menu' } },
    };
    const people = await patientsOf(ctx, contact.id);
    const kept = await namesKept(ctx);
    const to = { contact, config: ctx.config, state: newConversation(), now: ctx.now };
    const composed = compose(say, { ...to, people, kept }, { started: false });
    return 'denied' in composed ? composed.denied : 'said';
  });

test.each(['Wambui', 'mum of wambui', 'NJOROGE', 'Zolivar', 'zolivar 300', 'Chausiku', 'Blue'])(
  'a text that says %s is not made: it names a patient, a medicine or who works here',
  async (nickname) => {
    expect(await asked(nickname)).toBe('name');
  },
);

test.each(['Otieno', 'May', 'Opening', 'Wambuia', 'Njoro', 'Olivia'])(
  '%s is a nickname, a common word or a near miss, and is said',
  async (nickname) => {
    expect(await asked(nickname)).toBe('said');
  },
);

test('the name of somebody who works here is no nickname, until they have left', async () => {
  const refused = () =>
    asSystem(app, async (ctx) => {
      const kept = await namesKept(ctx);
      const by = { language: 'en', brand: ctx.config.BRAND, kept, people: [] } as const;
      return nicknameRefused('Chausiku', by);
    });
  expect(await refused()).toBe(true);
  await asSystem(app, async (ctx) => {
    const [who] = await listStaff(ctx);
    if (who) await setStaffState(ctx, who.id, { rev: who.rev, state: 'deleted' });
  });
  expect(await refused()).toBe(false);
});

test('words that were made before a medicine or a patient got their name do not leave', async () => {
  const { id, key } = await asSystem(app, contactOf);
  const texts = [
    'Kept: one Tarivox for you.',
    'Kept for Achieng.',
    'Kept: one box for you, Otieno.',
  ];
  const contact = await asSystem(app, contactOf);
  const ids: Id<'Message'>[] = [];
  for (const [at, text] of texts.entries())
    ids[at] = await asSystem(app, (ctx) =>
      enqueueReply(ctx, contact, { key, out: { text }, edits: null, clears: null }),
    );
  await asSystem(app, async (ctx) => {
    await addProduct(ctx, { code: 'tarivox', unit: 'bottle' });
    const [first] = await patientsOf(ctx, contact.id);
    const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
      first?.id,
    ]);
    if (!first || !row) throw new Error('nobody');
    await changePatient(ctx, first.id, { rev: row.rev, name: 'Wambui Achieng' });
  });
  for (const each of ids) {
    await deliver(service.post, each);
    // What is denied had its moment of the throttle all the same.
    await moveClock(app, 0.1);
  }
  const states = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string }>('SELECT state FROM messages WHERE contact_id = $1 ORDER BY id', [
      id,
    ]),
  );
  expect(states.map(({ state }) => state)).toEqual(['denied', 'denied', 'sent']);
});
