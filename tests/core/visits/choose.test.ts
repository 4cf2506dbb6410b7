import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { addService, addSpeciality, bookVisit } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { leastLoaded } from '#core/visits/choose.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildClinic, buildHours, buildPractitioner } from './clinic.js';

const { app } = await testApp('2027-03-03T06:30:00Z');

test('whoever has the fewest visits that day is chosen; a draw of equals can be told again, and favours nobody', () => {
  const staff = [newId<'Staff'>(), newId<'Staff'>(), newId<'Staff'>()];
  const loads = (...counts: number[]) =>
    staff.map((staffId, i) => ({ staffId, load: counts[i] ?? 0 }));
  expect(leastLoaded(loads(2, 1, 2), 'anyone')).toBe(staff[1]);
  expect(leastLoaded([], 'anyone')).toBeNull();
  const draws = Array.from({ length: 3_000 }, (_, n) => leastLoaded(loads(1, 1, 1), `seed ${n}`));
  expect(draws).toEqual(
    Array.from({ length: 3_000 }, (_, n) => leastLoaded(loads(1, 1, 1).reverse(), `seed ${n}`)),
  );
  for (const id of staff) {
    const share = draws.filter((each) => each === id).length / draws.length;
    expect(share).toBeGreaterThan(0.29);
    expect(share).toBeLessThan(0.38);
  }
});

test('visits of a day are spread, and go to those of the speciality alone', async () => {
  const { site, staff, patient } = await buildClinic(app, { people: 3 });
  const code = `Physio ${newId().slice(-6)}`;
  const physio = await buildPractitioner(app, code.toLowerCase());
  await buildHours(app, { staffId: physio, siteId: site.id });
  const [, special] = await asSystem(app, async (ctx) => {
    const specialityId = await addSpeciality(ctx, code);
    const serviceId = await addService(ctx, { code: newId(), minutes: 30, specialityId });
    return [specialityId, serviceId] as const;
  });
  const booked: Visit[] = [];
  for (let n = 0; n < 8; n += 1) {
    const { ask, do: act } = await patient();
    const time = `${String(8 + n).padStart(2, '0')}:00`;
    booked.push(await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-05', time })));
  }
  const counts = [...staff, physio].map((id) => booked.filter((v) => v.staffId === id).length);
  expect(counts).toEqual([2, 2, 2, 2]);
  const { ask, do: act } = await patient();
  const own = await act((ctx) =>
    bookVisit(ctx, { ...ask, serviceId: special, day: '2027-03-06', time: '09:00' }),
  );
  expect(own.staffId).toBe(physio);
});
