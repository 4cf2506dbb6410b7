import { z } from 'zod';
import { byId, done, pageOf, paging, route } from './route.js';
import { TouchedVisits } from './touched-visits.js';
import { line, rev, Role } from './words.js';

const email = z.string().max(200).pipe(z.email());
/** The places someone works at; `all` for everywhere, those of later too. */
const siteIds = z.union([z.literal('all'), z.array(z.uuid()).min(1).max(99)]);

const person = {
  email,
  name: line(80),
  role: Role,
  siteIds,
  speciality: line(80).nullable(),
  licenceNumber: line(40).nullable(),
};

export const NewStaff = z.strictObject(person);
export const StaffChange = z.strictObject({ rev, ...person });

export const StaffView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
  state: z.enum(['active', 'suspended', 'deleted']),
  siteIds: z.union([z.literal('all'), z.array(z.uuid())]),
  speciality: z.string().nullable(),
  licenceNumber: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  rev: z.int(),
});
export type StaffView = z.infer<typeof StaffView>;

/** A one-time link, shown once to the admin who asked for it; `path` belongs to the console's own address. */
export const LinkView = z.object({ path: z.string(), hours: z.int() });

export const staff = {
  list: route('GET /api/staff', {
    summary: 'The accounts, a page at a time.',
    query: z.strictObject({
      ...paging,
      words: z.string().max(80).default(''),
      role: Role.optional(),
      state: z.enum(['active', 'suspended']).optional(),
      sort: z.enum(['name', '-name', 'role', '-role', 'email', '-email']).default('name'),
    }),
    answer: pageOf(StaffView),
  }),
  read: route('GET /api/staff/:id', { summary: 'One account.', params: byId, answer: StaffView }),
  add: route('POST /api/staff', {
    summary: 'Make an account, and the one-time link by which its holder sets a password.',
    body: NewStaff,
    answer: z.object({ id: z.uuid(), link: LinkView }),
  }),
  change: route('PATCH /api/staff/:id', {
    summary:
      'Change an e-mail, name, role or places; new rights or another e-mail end the sessions of the person.',
    params: byId,
    body: StaffChange,
    answer: StaffView,
  }),
  setState: route('POST /api/staff/:id/state', {
    summary: 'Suspend, restore or delete an account.',
    params: byId,
    body: z.strictObject({ rev, state: z.enum(['active', 'suspended', 'deleted']) }),
    answer: done,
  }),
  foretold: route('POST /api/staff/:id/foretold', {
    summary: 'The booked visits that a change of an account would touch.',
    params: byId,
    body: StaffChange,
    answer: TouchedVisits,
  }),
  foretoldState: route('POST /api/staff/:id/state/foretold', {
    summary: 'The booked visits that suspending or deleting an account would touch.',
    params: byId,
    body: z.strictObject({ rev, state: z.enum(['active', 'suspended', 'deleted']) }),
    answer: TouchedVisits,
  }),
  clearSecondFactor: route('POST /api/staff/:id/clear-second-factor', {
    summary: 'Take a lost second factor off; its holder sets up a new one at the next sign-in.',
    params: byId,
    body: z.strictObject({ rev }),
    answer: done,
  }),
  link: route('POST /api/staff/:id/link', {
    summary: 'Make a one-time link for a new password; every earlier one ends.',
    params: byId,
    answer: LinkView,
  }),
};
