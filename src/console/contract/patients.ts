import { z } from 'zod';
import { FoundPatient, Language, Level, Likely, PatientView, Purpose } from './patient-views.js';
import { byId, done, route } from './route.js';
import { day, line, phone, rev } from './words.js';

const time = z.iso.time({ precision: -1 });
const secretNumber = z.string().regex(/^[0-9]{6}$/, 'secret');
const code = z.string().regex(/^[0-9]{6}$/, 'code');
const nickname = line(12);
/** Whoever has turned so many pages types another word. */
const MOST_PAGES = 40;

const ofNumber = z.strictObject({ id: z.uuid(), numberId: z.uuid() });
const until = z.object({ until: z.iso.datetime() });

export const patients = {
  search: route('POST /api/patients/search', {
    summary:
      'Find patients by phone, public ref, clinic number or words of the name; without words, those whom the reader opened in the last week.',
    // In the body, for names and numbers stand in no address.
    body: z.strictObject({
      words: z.string().max(80).default(''),
      page: z.int().min(1).max(MOST_PAGES).default(1),
    }),
    answer: z.object({
      by: z.enum(['phone', 'ref', 'clinic-number', 'name', 'recent']),
      rows: z.array(FoundPatient),
      more: z.boolean(),
    }),
  }),
  read: route('GET /api/patients/:id', {
    summary: 'Open a record as far as the reader may see it; the read is noted.',
    params: byId,
    answer: PatientView,
  }),
  likely: route('POST /api/patients/likely', {
    summary: 'Who may be the same person as one about to be registered.',
    body: z.strictObject({
      name: line(120).optional(),
      phone: phone.optional(),
      clinicNumber: line(40).optional(),
    }),
    answer: z.object({ rows: z.array(Likely) }),
  }),
  enrol: route('POST /api/patients', {
    summary: 'Register a patient who stands at the desk; gives the words that link a phone.',
    body: z.strictObject({
      name: line(120),
      clinicNumber: line(40).optional(),
      usualSiteId: z.uuid(),
      phone: phone.optional(),
      nickname: nickname.optional(),
      secretNumber: secretNumber.optional(),
      language: Language,
      level: Level,
      consents: z.array(Purpose).max(Purpose.options.length),
      /** What they proposed themselves: their phone is asked for the secret number, and the task ends. */
      registrationId: z.uuid().optional(),
      /** The likely ones were looked at, and this is someone else. */
      anyway: z.boolean().optional(),
    }),
    answer: z.object({ id: z.uuid(), publicRef: z.string(), joinWords: z.string() }),
  }),
  change: route('PATCH /api/patients/:id', {
    summary: 'Change who a patient is, once the record is open.',
    params: byId,
    body: z.strictObject({
      rev,
      name: line(120).optional(),
      clinicNumber: line(40).nullable().optional(),
      usualSiteId: z.uuid().nullable().optional(),
      unlockFree: z.boolean().optional(),
      secretNumber: secretNumber.optional(),
    }),
    answer: z.object({ rev: z.int() }),
  }),
  askCode: route('POST /api/patients/:id/consent', {
    summary:
      "Ask the patient for a code that opens their details to this reader; it goes to the patient's own number.",
    params: byId,
    body: z.strictObject({ numberId: z.uuid().optional() }),
    answer: z.object({ expiresAt: z.iso.datetime() }),
  }),
  giveCode: route('POST /api/patients/:id/consent/code', {
    summary: 'Give the code that the patient said; the record is open for half an hour.',
    params: byId,
    body: z.strictObject({ code }),
    answer: until,
  }),
  giveSecret: route('POST /api/patients/:id/consent/secret', {
    summary: "The patient types the secret number on the desk's pad.",
    params: byId,
    body: z.strictObject({ secret: secretNumber }),
    answer: until,
  }),
  giveSecond: route('POST /api/patients/:id/consent/second-person', {
    summary: 'A second staff member attests that the patient consents.',
    params: byId,
    body: z.strictObject({
      email: z.string().max(200).pipe(z.email()),
      password: z.string().min(1).max(200),
      code: z.string().regex(/^[\d ]{6,7}$/, 'code'),
    }),
    answer: until,
  }),
  addNumber: route('POST /api/patients/:id/numbers', {
    summary: 'Tie a number to a patient; it shows nothing until it is proved.',
    params: byId,
    body: z.strictObject({
      phone,
      nickname: nickname.optional(),
      language: Language,
      level: Level,
    }),
    answer: z.object({ id: z.uuid() }),
  }),
  changeNumber: route('PATCH /api/patients/:id/numbers/:numberId', {
    summary: 'Change how a patient is spoken to on a number.',
    params: ofNumber,
    body: z.strictObject({
      rev,
      nickname: nickname.nullable().optional(),
      language: Language.optional(),
      level: Level.optional(),
      hours: z
        .strictObject({ from: time, to: time })
        .refine(({ from, to }) => from < to, 'hours')
        .optional(),
      startAgain: z.literal(true).optional(),
    }),
    answer: done,
  }),
  removeNumber: route('DELETE /api/patients/:id/numbers/:numberId', {
    summary: 'Untie a number from a patient.',
    params: ofNumber,
    answer: done,
  }),
  sendNumberCode: route('POST /api/patients/:id/numbers/:numberId/code', {
    summary: 'Send a code to a number, for its holder to read out.',
    params: ofNumber,
    answer: z.object({ expiresAt: z.iso.datetime() }),
  }),
  proveNumber: route('POST /api/patients/:id/numbers/:numberId/proof', {
    summary: 'Prove a number by the code sent there, or because the phone was seen at the desk.',
    params: ofNumber,
    body: z.strictObject({ code: code.optional() }),
    answer: done,
  }),
  addHelper: route('POST /api/patients/:id/helpers', {
    summary: 'Name someone who may collect for the patient.',
    params: byId,
    body: z.strictObject({ name: line(80) }),
    answer: z.object({ id: z.uuid() }),
  }),
  askHelper: route('POST /api/patients/:id/helpers/:helperId/texts', {
    summary: 'Ask a helper, on their own phone, whether they may be told when something is ready.',
    params: z.strictObject({ id: z.uuid(), helperId: z.uuid() }),
    body: z.strictObject({ phone, language: Language }),
    answer: done,
  }),
  stopTelling: route('DELETE /api/patients/:id/helpers/:helperId/texts', {
    summary: 'A helper is told no more; they may still collect.',
    params: z.strictObject({ id: z.uuid(), helperId: z.uuid() }),
    answer: done,
  }),
  endHelper: route('DELETE /api/patients/:id/helpers/:helperId', {
    summary: 'A helper helps no more.',
    params: z.strictObject({ id: z.uuid(), helperId: z.uuid() }),
    answer: done,
  }),
  prescribe: route('POST /api/patients/:id/courses', {
    summary: 'Prescribe a course.',
    params: byId,
    body: z.strictObject({
      programmeId: z.uuid(),
      productId: z.uuid(),
      letter: z
        .string()
        .regex(/^[A-Z]$/, 'letter')
        .optional(),
      units: z.int().min(1).max(1_000),
      daysSupply: z.int().min(1).max(366),
      intervalDays: z.int().min(1).max(366),
      startOn: day,
      dose: line(200).optional(),
    }),
    answer: z.object({ id: z.uuid(), letter: z.string() }),
  }),
};
