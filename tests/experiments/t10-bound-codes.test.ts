import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { moveClock, testApp } from '../support/app.js';
import { issueCode } from './issue-code.js';
import type { Binding } from './issue-code.js';
import { figure, patience, size } from './size.js';

const { app } = await testApp();
const TRIES = size(200, 5_000);
const A_CODE = 50;

/** For another session, patient, purpose or act than it was asked for. */
const others = (id: string, bound: Pick<Binding, 'subject'>): Partial<Binding>[] => [
  { requester: newId() },
  { requester: '' },
  { subject: newId() },
  { subject: bound.subject.toUpperCase() },
  { purpose: 'notes' },
  { purpose: 'sign-in' },
  { purpose: 'own-number' },
  { act: ['open', id, 'more'] },
  { act: [`open${id}`] },
  { act: ['open'] },
  { act: [] },
  { act: ['erase', id] },
  { act: [id, 'open'] },
  { requester: newId(), subject: newId() },
];

test(
  'T10: a right code opens nothing for another session, patient, purpose, act or time, and what it was for still',
  { timeout: patience },
  async () => {
    let tried = 0;
    let accepted = 0;
    let kept = 0;
    let codes = 0;
    while (tried < TRIES) {
      const { code, give, bound, patientId } = await issueCode(app);
      const wrong = others(patientId, bound);
      for (let i = 0; i < A_CODE; i += 1) {
        tried += 1;
        if ('id' in (await give(code, wrong[i % wrong.length]))) accepted += 1;
      }
      codes += 1;
      const late = codes % 2 === 0;
      if (late) await moveClock(app, 6);
      const opened = 'id' in (await give(code));
      if (late && opened) accepted += 1;
      if (!late && opened) kept += 1;
    }
    figure('T10', { tried, accepted, codes, openedWhatTheyWereFor: kept });
    expect(accepted).toBe(0);
    expect(kept).toBe(Math.ceil(codes / 2));
  },
);

test('T10 control: where session, act and time are not looked at, a right code opens for others', async () => {
  const blind = (text: string) =>
    text.replace(
      'AND requester = $3 AND act = $4',
      'AND $3::text IS NOT NULL AND $4::bytea IS NOT NULL',
    );
  let accepted = 0;
  for (const which of [0, 7, 8, 9, 10, 11, 12]) {
    const { code, give, bound, patientId } = await issueCode(app, blind);
    if ('id' in (await give(code, others(patientId, bound)[which]))) accepted += 1;
  }
  const { code, give } = await issueCode(app, (text) =>
    text.replace('AND expires_at > $5', 'AND $5::timestamptz IS NOT NULL'),
  );
  await moveClock(app, 6);
  if ('id' in (await give(code))) accepted += 1;
  figure('T10 control', { accepted });
  expect(accepted).toBe(8);
});
