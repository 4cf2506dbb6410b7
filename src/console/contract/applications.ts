import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { LinkView } from './staff.js';
import { line, local, phone, rev, Role } from './words.js';

const email = z.string().max(200).pipe(z.email());
/** A super admin is made by another alone. */
const Wanted = Role.exclude(['super-admin']);

/** What someone writes who wants to work here. */
export const NewApplication = z
  .strictObject({
    name: line(80),
    email,
    phone,
    role: Wanted,
    siteId: z.uuid(),
    speciality: line(80).nullable(),
    licenceNumber: line(40).nullable(),
    /** People do not see this field; what fills it is no person. */
    website: z.string().max(200).default(''),
  })
  .refine(({ role, licenceNumber }) => role !== 'doctor' || licenceNumber !== null, {
    path: ['licenceNumber'],
    message: 'missing',
  });

export const ApplicationView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  siteId: z.uuid(),
  place: z.int(),
  speciality: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  state: z.enum(['proposed', 'approved', 'refused']),
  reason: z.string().nullable(),
  /** By the clock of the place. */
  made: local,
  rev: z.int(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

export const APPLICATION_SORTS = ['at', '-at', 'name', '-name'] as const;

/** Asking for an account, and deciding on it. */
export const applications = {
  options: route('GET /api/applications/options', {
    summary: 'What an application can choose from.',
    answer: z.object({ sites: z.array(z.object({ id: z.uuid(), number: z.int() })) }),
  }),
  make: route('POST /api/applications', {
    summary: 'Ask for an account; a code goes to the phone.',
    body: NewApplication,
    answer: z.object({ token: z.string() }),
  }),
  again: route('POST /api/applications/code', {
    summary: 'Send the code to the phone once more.',
    body: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, 'link') }),
    answer: done,
  }),
  prove: route('POST /api/applications/prove', {
    summary: 'Prove the phone; only then an admin sees the application.',
    body: z.strictObject({
      token: z.string().regex(/^[\w-]{43}$/, 'link'),
      code: z.string().regex(/^[\d ]{6,7}$/, 'code'),
    }),
    answer: done,
  }),
  list: route('GET /api/applications', {
    summary: 'Applications whose phone is proved, oldest first unless asked otherwise.',
    query: z.strictObject({
      ...paging,
      state: z.enum(['proposed', 'approved', 'refused']).default('proposed'),
      sort: z.enum(APPLICATION_SORTS).default('at'),
    }),
    answer: pageOf(ApplicationView),
  }),
  approve: route('POST /api/applications/:id/approve', {
    summary: 'Make the account, with the role and places that the admin gives.',
    params: byId,
    body: z.strictObject({
      rev,
      role: Wanted,
      siteIds: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(99)]),
    }),
    answer: z.object({ link: LinkView }),
  }),
  refuse: route('POST /api/applications/:id/refuse', {
    summary: 'Say no, with a reason that stays with the application.',
    params: byId,
    body: z.strictObject({ rev, reason: line(300) }),
    answer: done,
  }),
};
