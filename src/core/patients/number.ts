import type { Context } from '../kernel/context.js';
import { addressIndex, CONTACT, contactOf } from './contact.js';
import type { Address, Contact, ContactRow } from './contact.js';
import { patientOf, patientsJson } from './patients-of.js';
import type { Patient, PatientRow } from './patients-of.js';

/** A number or chat, and whom it reaches. */
export interface Reached {
  contact: Contact;
  patients: Patient[];
}

/** A number as `NUMBER` reads it. */
export interface NumberRow extends ContactRow {
  patients: PatientRow[];
}

/** Columns and tables of a number with its patients, so that what others keep of it is read in the same statement; `c` is its contact point. */
export const NUMBER = {
  columns: `${CONTACT.columns}, ${patientsJson('c.id')} AS patients`,
  from: CONTACT.from,
};

/** A number and its patients with their keys opened. */
export function numberOf(ctx: Context, row: NumberRow): Reached {
  const patients = row.patients.map((each) => patientOf(ctx, each, row.id));
  return { contact: contactOf(ctx, row), patients };
}

/** The statement that locks a number's row, if there is one, for the first message of a transaction: it holds a channel's name and hex digits, nothing that was typed. */
export function numberLock(keys: Context['keys'], address: Address): string {
  const index = addressIndex({ keys }, address).toString('hex');
  return `SELECT 1 FROM contact_points
          WHERE channel = '${address.channel}' AND address_index = '\\x${index}' FOR NO KEY UPDATE`;
}
