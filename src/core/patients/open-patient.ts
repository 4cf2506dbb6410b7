import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { open } from '../kernel/sealed.js';
import { mayOpen } from '../consent/index.js';
import type { Opened } from '../consent/index.js';
import { doseCell } from './add-course.js';
import { consentsOf } from './consents.js';
import type { Consent } from './consents.js';
import { helpersOf } from './helpers.js';
import type { Helper } from './helpers.js';
import { maskName } from './name-tokens.js';
import { spokenAtJoining } from './join-code.js';
import type { Spoken } from './join-code.js';
import { numbersOf } from './numbers-of.js';
import type { PatientNumber } from './numbers-of.js';
import { rehearsalOf } from './rehearsal.js';
import type { Rehearsal } from './rehearsal.js';
import { patientFile } from './patient-row.js';
import type { PatientFile } from './patient-row.js';

/** A number by its end alone, and whether it can be asked for consent. */
export interface AskableNumber {
  id: Id<'Contact'>;
  channel: PatientNumber['channel'];
  /** `•••• 101` */
  end: string;
  can: 'yes' | 'new' | 'no';
}

/** How a record is opened: a code on the patient's phone, their secret number, or a colleague who attests their word. */
export type WayIn = 'code' | 'secret' | 'second';

/** What opens a record that is as it is: nobody who died is sent a code, and a double or an erased one stays closed. */
const WAYS_IN: Readonly<Record<PatientFile['state'], readonly WayIn[]>> = {
  active: ['code', 'secret', 'second'],
  transferred: ['code', 'secret', 'second'],
  died: ['secret', 'second'],
  merged: [],
  erased: [],
};

/** Whoever has just refused a code is not said by a colleague to agree. */
const waysIn = ({ state, hasRefused }: PatientFile): WayIn[] =>
  WAYS_IN[state].filter((way) => !(hasRefused && way === 'second'));

/** What staff may see of a patient: always what finding needs, the rest once it is open. */
export interface PatientRecord {
  id: Id<'Patient'>;
  publicRef: string;
  hint: string | null;
  state: PatientFile['state'];
  mergedInto: Id<'Patient'> | null;
  opened: Opened | null;
  ask: { ways: readonly WayIn[]; numbers: AskableNumber[]; secret: boolean };
  details: PatientDetails | null;
}

export interface PatientDetails {
  rev: number;
  name: string | null;
  clinicNumber: string | null;
  usualSiteId: Id<'Site'> | null;
  /** Its number, which the reader may not work at. */
  usualPlace: number | null;
  unlockFree: boolean;
  phoneSkills: PatientFile['phoneSkills'];
  since: Date;
  /** How a phone is spoken to that joins by new words, if nothing else is chosen. */
  joining: Spoken;
  numbers: PatientNumber[];
  helpers: Helper[];
  consents: Consent[];
  courses: StaffCourse[];
  rehearsal: Rehearsal | null;
}

/** A course as staff see it (FHIR MedicationRequest). */
export interface StaffCourse {
  id: Id<'Course'>;
  letter: string;
  programmeId: Id<'Programme'>;
  programme: string;
  productId: Id<'Product'>;
  product: string;
  unit: string;
  units: number;
  daysSupply: number;
  intervalDays: number;
  startOn: Day | null;
  dueOn: Day;
  endOn: Day | null;
  state: 'active' | 'on-hold' | 'stopped' | 'completed';
  reason: string | null;
  withheld: boolean;
  dose: string | null;
  rev: number;
}

/** Opens a patient's record as far as the reader may see it; the read is noted before it leaves. */
export async function openPatient(ctx: Context, id: Id<'Patient'>): Promise<PatientRecord> {
  assertMay(ctx.actor, 'patient.read');
  const file = await patientFile(ctx, id);
  const opened = file.key ? await mayOpen(ctx, id, 'details') : null;
  const numbers = await numbersOf(ctx, id, file.key);
  await note(ctx, id, opened);
  return {
    id,
    publicRef: file.publicRef,
    hint: file.name && maskName(file.name),
    state: file.state,
    mergedInto: file.mergedInto,
    opened,
    ask: { ways: waysIn(file), numbers: numbers.map(askable), secret: file.hasSecret },
    details: opened ? await detailsOf(ctx, file, numbers) : null,
  };
}

async function note(ctx: Context, id: Id<'Patient'>, opened: Opened | null): Promise<void> {
  const action = opened ? 'patient.read' : 'patient.found';
  const place = await placeOf(ctx);
  const facts = { why: opened?.why ?? 'found', ...(place !== null && { place }) };
  await record(ctx, action, { kind: 'patient', id, facts });
  if (ctx.actor.kind !== 'staff') return;
  await ctx.sql(
    `INSERT INTO recent_patients (staff_id, patient_id, at) VALUES ($1, $2, $3)
     ON CONFLICT (staff_id, patient_id) DO UPDATE SET at = excluded.at`,
    [ctx.actor.staffId, id, ctx.now],
  );
}

/** The one place that its reader works at; null for who works at several. */
async function placeOf({ actor, sql }: Context): Promise<number | null> {
  const [only, another] = actor.kind === 'staff' && actor.siteIds !== 'all' ? actor.siteIds : [];
  if (!only || another) return null;
  const [site] = await sql<{ number: number }>('SELECT number FROM sites WHERE id = $1', [only]);
  return site?.number ?? null;
}

function askable(number: PatientNumber): AskableNumber {
  const { id, channel, address, state, confirmed, isNew } = number;
  const sent = state === 'verified' && confirmed;
  return {
    id,
    channel,
    end: `•••• ${address.slice(-3)}`,
    can: !sent ? 'no' : isNew ? 'new' : 'yes',
  };
}

async function detailsOf(
  ctx: Context,
  file: PatientFile,
  numbers: PatientNumber[],
): Promise<PatientDetails> {
  const { rev, name, clinicNumber, usualSiteId, unlockFree, phoneSkills, createdAt } = file;
  return {
    ...{ rev, name, clinicNumber, usualSiteId, unlockFree, phoneSkills, numbers },
    usualPlace: file.usualPlace,
    since: createdAt,
    joining: await spokenAtJoining(ctx, file.id),
    helpers: await helpersOf(ctx, file),
    consents: await consentsOf(ctx, file.id),
    courses: await coursesOf(ctx, file),
    rehearsal: await rehearsalOf(ctx, file.id),
  };
}

/** A patient's courses, those that run first. */
async function coursesOf(ctx: Context, { id, key }: PatientFile): Promise<StaffCourse[]> {
  const rows = await ctx.sql<Omit<StaffCourse, 'dose'> & { dose: Buffer | null }>(
    `SELECT u.id, u.letter, u.programme_id AS "programmeId", g.code AS programme,
            u.product_id AS "productId", r.code AS product, r.unit, u.units,
            u.days_supply AS "daysSupply", u.interval_days AS "intervalDays",
            u.start_on::text AS "startOn", u.due_on::text AS "dueOn", u.end_on::text AS "endOn",
            u.state, u.state_reason AS reason, u.withheld, u.dose, u.rev
     FROM courses u JOIN programmes g ON g.id = u.programme_id JOIN products r ON r.id = u.product_id
     WHERE u.patient_id = $1 ORDER BY u.state NOT IN ('active', 'on-hold'), u.letter, u.id`,
    [id],
  );
  return rows.map(({ dose, ...course }) => ({
    ...course,
    dose: key && dose ? open(key, doseCell(course.id, id), dose) : null,
  }));
}
