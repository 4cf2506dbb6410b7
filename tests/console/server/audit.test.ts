import { expect, test } from 'vitest';
import { record, sealAudit } from '#core/audit/index.js';
import { newId } from '#core/kernel/ids.js';
import { audit } from '#console/contract/audit.js';
import { asSystem } from '../../support/app.js';
import { reportDesk } from './report-desk.js';

const { app, as, DAYS } = await reportDesk();

test('an auditor finds what was done by person, record, act and day, and each look is noted', async () => {
  const auditor = await as('auditor');
  const officer = await as('officer');
  await app.db.query('UPDATE staff SET name = $1 WHERE id = $2', {
    bind: ['=Zawadi Mushi', officer.staffId],
  });
  const about = newId();
  for (const at of ['2027-03-02', '2027-03-05', '2027-03-05'])
    await asSystem(app, (ctx) => {
      const actor = { kind: 'staff', role: 'officer', siteIds: 'all', sessionId: null } as const;
      const then = {
        ...ctx,
        now: new Date(`${at}T09:00:00Z`),
        actor: { ...actor, staffId: officer.staffId },
      };
      const facts = { reason: 'pregnancy', session: 'kept' };
      return record(then, 'course.on-hold', { kind: 'course', id: about, facts });
    });
  const find = async (query: Record<string, string | number>) =>
    (await auditor.call(audit.list, { query: { ...DAYS, ...query } })).rows;
  const found = await find({ about });
  expect(found).toHaveLength(3);
  // Newest first; who, and how, but nothing of what a patient has.
  expect(found[0]).toMatchObject({ by: '=Zawadi Mushi', action: 'course.on-hold', about });
  expect(found.map(({ id }) => Number(id))).toEqual(
    found.map(({ id }) => Number(id)).sort((a, b) => b - a),
  );
  expect(found[0]?.facts).toEqual({ session: 'kept' });
  expect(await find({ by: 'zawadi', action: 'course.' })).toHaveLength(3);
  expect(
    await find({ by: 'zawadi', action: 'course' + '.on-hold', from: '2027-03-05' }),
  ).toHaveLength(2);
  expect(await find({ by: 'nobody at all' })).toEqual([]);
  expect(await find({ action: 'course.on' })).toEqual([]);
  expect(await find({ about, size: 2, page: 2 })).toHaveLength(1);
  const looks = await find({ action: 'audit.listed' });
  expect(looks.length).toBeGreaterThanOrEqual(6);

  const body = { ...DAYS, about, purpose: 'Audit of March' };
  const { csv, file } = await auditor.call(audit.takeOut, { body });
  expect(file).toBe('audit-2027-03-01-2027-03-31.csv');
  expect(csv.trim().split('\r\n')).toHaveLength(4);
  expect(csv).toContain(`"'=Zawadi Mushi"`);
  expect(csv).not.toContain('pregnancy');
  expect(await auditor.refused(audit.takeOut, { body: { ...body, purpose: '' } })).toBe(
    '400 invalid',
  );
  for (const role of ['admin', 'officer', 'finance'] as const)
    expect(await (await as(role)).refused(audit.list)).toBe('403 not-allowed');
});

test('an auditor has the chain walked, and is told where it is not as it was written', async () => {
  const auditor = await as('auditor');
  while ((await asSystem(app, sealAudit)).chained > 0);
  const { fault, sealed } = await auditor.call(audit.prove);
  expect(fault).toBeNull();
  expect(sealed).toBeGreaterThan(10);
  await app.db.query(
    `INSERT INTO audit_links (seq, entry_id, hash)
     SELECT (SELECT max(seq) + 1 FROM audit_links), max(id), sha256('another') FROM audit_entries`,
  );
  expect((await auditor.call(audit.prove)).fault).toEqual({ kind: 'edit', seq: sealed + 1 });
});
