import { z } from 'zod';
import { local } from './words.js';

export const Language = z.enum(['en', 'sw', 'fr']);
export const Level = z.enum(['COVERT', 'GENERAL', 'OPEN']);
const State = z.enum(['active', 'died', 'transferred', 'merged', 'erased']);
const Channel = z.enum(['sms', 'telegram']);
/** What a patient can agree to. */
export const Purpose = z.enum(['texts', 'records', 'helper', 'visits']);

/** A patient as a search shows them. */
export const FoundPatient = z.object({
  id: z.uuid(),
  publicRef: z.string(),
  /** `Am•• Ot••` */
  hint: z.string().nullable(),
  state: State,
  place: z.int().nullable(),
});
export type FoundPatient = z.infer<typeof FoundPatient>;

export const Likely = FoundPatient.extend({
  same: z.array(z.enum(['phone', 'clinic-number', 'name'])),
});
export type Likely = z.infer<typeof Likely>;

/** Why a record is open, and until when by the clock of the service's zone. */
const Opened = z.object({
  why: z.enum(['code', 'secret', 'second-person', 'enrolled', 'today', 'away', 'service']),
  until: local.nullable(),
  /** Seconds until then; null where it has no end. */
  secondsLeft: z.int().nullable(),
});

const NumberView = z.object({
  id: z.uuid(),
  channel: Channel,
  state: z.enum([
    'unverified',
    'verified',
    'stale',
    'reverify',
    'quarantined',
    'stopped',
    'wrong-person',
  ]),
  address: z.string(),
  nickname: z.string().nullable(),
  rev: z.int(),
  confirmed: z.boolean(),
  isNew: z.boolean(),
  others: z.int(),
  language: Language,
  level: Level,
  /** The day on which its holder last chose or confirmed it. */
  levelAgreedOn: z.iso.date().nullable(),
  hoursFrom: z.string(),
  hoursTo: z.string(),
  /** The first day with texts again; null where its holder has not paused them. */
  pausedUntil: z.iso.date().nullable(),
});
export type NumberView = z.infer<typeof NumberView>;

const HelperView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether their own phone is told when something is ready. */
  texts: z.enum(['none', 'asked', 'agreed', 'stopped']),
});
export type HelperView = z.infer<typeof HelperView>;

const CourseView = z.object({
  id: z.uuid(),
  letter: z.string(),
  programmeId: z.uuid(),
  programme: z.string(),
  productId: z.uuid(),
  product: z.string(),
  unit: z.string(),
  units: z.int(),
  daysSupply: z.int(),
  intervalDays: z.int(),
  startOn: z.string().nullable(),
  dueOn: z.string(),
  endOn: z.string().nullable(),
  state: z.enum(['active', 'on-hold', 'stopped', 'completed']),
  reason: z.string().nullable(),
  withheld: z.boolean(),
  dose: z.string().nullable(),
  rev: z.int(),
});
export type CourseView = z.infer<typeof CourseView>;

/** A patient's record: always what finding needs; `details` once it is open. */
export const PatientView = z.object({
  id: z.uuid(),
  publicRef: z.string(),
  hint: z.string().nullable(),
  state: State,
  mergedInto: z.uuid().nullable(),
  opened: Opened.nullable(),
  ask: z.object({
    ways: z.array(z.enum(['code', 'secret', 'second'])),
    numbers: z.array(
      z.object({
        id: z.uuid(),
        channel: Channel,
        end: z.string(),
        can: z.enum(['yes', 'new', 'no']),
      }),
    ),
    secret: z.boolean(),
  }),
  details: z
    .object({
      rev: z.int(),
      name: z.string().nullable(),
      clinicNumber: z.string().nullable(),
      usualSiteId: z.uuid().nullable(),
      usualPlace: z.int().nullable(),
      unlockFree: z.boolean(),
      phoneSkills: z.object({ skills: z.array(z.string()), on: z.string() }).nullable(),
      since: z.iso.datetime(),
      /** What was agreed when their newest words were made. */
      joining: z.object({ language: Language, level: Level }),
      numbers: z.array(NumberView),
      helpers: z.array(HelperView),
      consents: z.array(
        z.object({
          purpose: Purpose,
          wording: z.string(),
          language: Language,
          givenAt: z.iso.datetime(),
          withdrawnAt: z.iso.datetime().nullable(),
        }),
      ),
      courses: z.array(CourseView),
      rehearsal: z
        .object({
          state: z.enum(['open', 'done', 'ended']),
          passed: z.array(z.enum(['answer', 'secret', 'delete'])),
        })
        .nullable(),
    })
    .nullable(),
});
export type PatientView = z.infer<typeof PatientView>;
