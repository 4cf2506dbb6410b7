import { z } from 'zod';
import { Language, Level, Purpose } from './patient-views.js';
import { byId, done, route } from './route.js';
import { rev } from './words.js';

export const patientActs = {
  rehearse: route('POST /api/patients/:id/rehearsal', {
    summary: "Send three small tasks to the patient's own phone.",
    params: byId,
    body: z.strictObject({ numberId: z.uuid() }),
    answer: done,
  }),
  stopRehearsal: route('DELETE /api/patients/:id/rehearsal', {
    summary: 'End the rehearsal and keep what the person could do.',
    params: byId,
    answer: done,
  }),
  consents: route('PUT /api/patients/:id/consents', {
    summary: 'What the patient agrees to from now on, as they say it here.',
    params: byId,
    body: z.strictObject({
      rev,
      purposes: z.array(Purpose).max(Purpose.options.length),
      language: Language,
    }),
    answer: done,
  }),
  joinWords: route('POST /api/patients/:id/join-words', {
    summary: 'Make three new words for the card; those before end.',
    params: byId,
    body: z.strictObject({ language: Language, level: Level }),
    answer: z.object({
      joinWords: z.string(),
      brand: z.string(),
      /** The link into our bot with the words in hand; null where the bot is not known. */
      telegram: z.string().nullable(),
      /** The number that takes texts. */
      sms: z.string().nullable(),
    }),
  }),
  setState: route('POST /api/patients/:id/state', {
    summary: 'Mark as died or transferred, or take that back; texts stop and parcels go back.',
    params: byId,
    body: z.strictObject({ rev, state: z.enum(['active', 'died', 'transferred']) }),
    answer: done,
  }),
  merge: route('POST /api/patients/:id/merge', {
    summary: 'Join this double to the record that stays.',
    params: byId,
    body: z.strictObject({
      intoRef: z
        .string()
        .max(20)
        .transform((ref) => ref.replaceAll(/[\s-]/g, '').toUpperCase())
        .pipe(z.string().regex(/^[A-Z0-9]{8}$/, 'ref')),
    }),
    answer: z.object({ id: z.uuid() }),
  }),
  erase: route('POST /api/patients/:id/erase', {
    summary: 'Shred the keys of a patient: nothing that they sealed opens again, anywhere.',
    params: byId,
    body: z.strictObject({ rev, publicRef: z.string().max(20) }),
    answer: done,
  }),
};
