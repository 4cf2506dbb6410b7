import { expect, test } from 'vitest';
import { bookAtDesk, bookVisit, moveVisit, dropVisit, enterInError } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildClinic } from './clinic.js';
import { troubleWorld } from './trouble-world.js';

const { service, app, friday, booked } = await troubleWorld();

test('the desk moves, drops and corrects, and the patient is told', async () => {
  const { site, person, visit, texts } = await booked();
  const moved = await asSystem(app, (ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-08', time: '11:00', rev: visit.rev }),
  );
  await service.drain();
  expect(texts().at(-1)).toBe(
    `Baobab: a new time from us: Mon 8 Mar, 11am, place ${site.number}, ref 11. The old one is off.\n1 OK\n2 Other time\n5 Call me`,
  );
  await expect(asSystem(app, (ctx) => dropVisit(ctx, moved.id, 1))).rejects.toThrow(
    'changed-meanwhile',
  );
  await asSystem(app, (ctx) => dropVisit(ctx, moved.id, moved.rev));
  await service.drain();
  expect(texts().at(-1)).toContain('your visit on Mon 8 Mar, 11am');
  const wrong = await person.do((ctx) =>
    bookVisit(ctx, { ...person.ask, day: '2027-03-09', time: '10:00' }),
  );
  await asSystem(app, (ctx) => enterInError(ctx, wrong.id, { rev: wrong.rev, reason: 'double' }));
  await service.drain();
  expect(texts().at(-1)).toContain('your visit on Tue 9 Mar, 10am');
});

test.each([
  [
    'en',
    'Baobab: your visit: Fri 5 Mar, 9am, place N. Ref 11.\n1 OK\n2 Other time\n5 Call me',
    /^Baobab: sorry, your visit on Fri 5 Mar, 9am, place N, ref 11, is off\./,
  ],
  [
    'sw',
    'Baobab: miadi yako: Ijumaa 5 Machi, 09:00 (saa 3 asubuhi), sehemu N. Nambari 11.\n1 Sawa\n2 Muda mwingine\n5 Nipigie simu',
    /^Baobab: samahani, miadi 11 ya Ijumaa 5 Machi, 09:00 \(saa 3 asubuhi\), sehemu N imefutwa\./,
  ],
  [
    'fr',
    "Baobab: votre RDV: vendredi 5 mars, 9h, point N. Réf 11.\n1 D'accord\n2 Autre heure\n5 Appelez-moi",
    /^Baobab: pardon, votre RDV 11 du vendredi 5 mars, 9h, point N, ne tient plus\./,
  ],
] as const)(
  'what the desk books stands on the phone too, with its ref (%s)',
  async (language, made, off) => {
    const { site, patient } = await buildClinic(app);
    const { address, contact, ask } = await patient();
    await app.db.query(
      `UPDATE contact_points SET language = '${language}' WHERE id = '${contact.id}'`,
    );
    const texts = () =>
      service.twilio.accepted
        .filter(({ to }) => to === address)
        .map(({ body }) => body.replace(new RegExp(`(place|sehemu|point) ${site.number}`), '$1 N'));
    const { patientId, serviceId, siteId } = ask;
    const book = () =>
      asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
    const visit = await book();
    await service.drain();
    expect(texts()).toEqual([made]);
    await asSystem(app, (ctx) => dropVisit(ctx, visit.id, visit.rev));
    await service.drain();
    expect(texts().at(-1)).toMatch(off);
    // Taken off again before the text has left: it says nothing of what is no more.
    const hasty = await book();
    await asSystem(app, (ctx) => dropVisit(ctx, hasty.id, hasty.rev));
    await service.drain();
    expect(texts()).toHaveLength(3);
  },
);

test('who cannot be texted hears of a booking at the desk itself, and is no task', async () => {
  const { patient } = await buildClinic(app);
  const { contact, ask } = await patient();
  await app.db.query(`UPDATE contact_points SET state = 'stopped' WHERE id = '${contact.id}'`);
  const { patientId, serviceId, siteId } = ask;
  await asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM tasks WHERE patient_id = $1', [patientId]),
  );
  expect(tasks).toEqual([]);
});
