import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { toE164 } from '../kernel/phone.js';
import { findByClinicNumber, findByName, findByPhone, loadFound } from './search-patients.js';
import type { FoundPatient } from './search-patients.js';

/** Someone who may be the same person, and why. */
export interface Likely extends FoundPatient {
  same: ('phone' | 'clinic-number' | 'name')[];
}

const SHOWN = 5;

/** Who is here already under the same clinic number, phone, or every word of the name. */
export async function findDuplicates(
  ctx: Context,
  given: {
    name?: string | undefined;
    phone?: string | undefined;
    clinicNumber?: string | undefined;
  },
): Promise<Likely[]> {
  assertMay(ctx.actor, 'patient.enrol');
  const phone = given.phone ? toE164(given.phone, ctx.config.DEFAULT_COUNTRY) : null;
  const found: [Likely['same'][number], Id<'Patient'>[]][] = [
    ['clinic-number', given.clinicNumber ? await findByClinicNumber(ctx, given.clinicNumber) : []],
    ['phone', phone ? await findByPhone(ctx, phone) : []],
    ['name', given.name?.includes(' ') ? await findByName(ctx, given.name) : []],
  ];
  const ids = [...new Set(found.flatMap(([, each]) => each))].slice(0, SHOWN);
  const rows = await loadFound(ctx, ids);
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : 'system';
  const facts = { by: 'duplicates', found: rows.length };
  await record(ctx, 'patient.searched', { kind: 'staff', id: staffId, facts });
  return rows.map((row) => ({
    ...row,
    same: found.flatMap(([same, each]) => (each.includes(row.id) ? [same] : [])),
  }));
}
