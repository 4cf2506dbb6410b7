import { z } from 'zod';
import { byId, done, route } from './route.js';
import { PlaceView } from './places.js';
import { TouchedVisits } from './touched-visits.js';
import { line, rev } from './words.js';

/** A name of two letters at least. */
const code = line(40).pipe(z.string().min(2));

/** What visits are for, as it is typed. */
export const NewService = z.strictObject({
  code,
  minutes: z.int().min(5).max(480),
  capacity: z.int().min(1).max(50),
  horizonDays: z.int().min(1).max(365),
  noticeMinutes: z.int().min(0).max(20_160),
  specialityId: z.uuid().nullable().default(null),
  programmeId: z.uuid().nullable().default(null),
  remindHours: z.array(z.int().min(1).max(720)).max(4),
  noShowAfterMinutes: z.int().min(0).max(1_440),
  active: z.boolean(),
});

export const ServiceView = NewService.extend({ id: z.uuid(), rev: z.int() }).strip();
export type ServiceView = z.infer<typeof ServiceView>;

const choice = z.object({ id: z.uuid(), code: z.string() });
const notGiven = z.strictObject({ rev, not: z.array(z.uuid()).max(200) });

export const services = {
  list: route('GET /api/services', {
    summary:
      'Every service, those in use first, and the specialities and programmes that they can name.',
    answer: z.object({
      services: z.array(ServiceView),
      specialities: z.array(choice.extend({ rev: z.int() })),
      programmes: z.array(choice),
    }),
  }),
  add: route('POST /api/services', {
    summary: 'Add a service.',
    body: NewService,
    answer: z.object({ id: z.uuid() }),
  }),
  change: route('PUT /api/services/:id', {
    summary: 'Change a service; what is booked stays as long as it was.',
    params: byId,
    body: NewService.extend({ rev }),
    answer: done,
  }),
  foretold: route('POST /api/services/:id/foretold', {
    summary: 'The booked visits that a change of the service would touch.',
    params: byId,
    body: NewService.extend({ rev }),
    answer: TouchedVisits,
  }),
  addSpeciality: route('POST /api/specialities', {
    summary: 'Add a speciality by the words that staff accounts use for it.',
    body: z.strictObject({ code }),
    answer: z.object({ id: z.uuid() }),
  }),
  changeSpeciality: route('PUT /api/specialities/:id', {
    summary: 'Name a speciality anew; the accounts that name it follow.',
    params: byId,
    body: z.strictObject({ rev, code }),
    answer: done,
  }),
  removeSpeciality: route('DELETE /api/specialities/:id', {
    summary: 'Take a speciality away that no service asks for.',
    params: byId,
    answer: done,
  }),
  notAt: route('GET /api/places/:id/services', {
    summary: 'The services that a place does not give, at its rev.',
    params: byId,
    answer: z.object({ rev: z.int(), not: z.array(z.uuid()) }),
  }),
  foretoldAt: route('POST /api/places/:id/services/foretold', {
    summary: 'The booked visits that a place could no longer give.',
    params: byId,
    body: notGiven,
    answer: TouchedVisits,
  }),
  giveAt: route('PUT /api/places/:id/services', {
    summary: 'Say which services a place does not give.',
    params: byId,
    body: notGiven,
    answer: PlaceView,
  }),
};
