import { z } from 'zod';

/** Roles of the clinic's staff. */
export const Role = z.enum([
  'super-admin',
  'admin',
  'doctor',
  'officer',
  'front-desk',
  'data-entry',
  'dispenser',
  'agent',
  'finance',
  'auditor',
]);
export type Role = z.infer<typeof Role>;

/** A line of text: trimmed, not empty, without control characters. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'plain')
    .transform((text) => text.trim().replaceAll(/\s+/g, ' '))
    .refine((text) => text.length > 0, 'missing');

/** What something is taken out of the console for. */
export const purpose = line(200).refine((words) => words.length >= 5, 'short');

/** A calendar day, `2027-03-31`. */
export const day = z.iso.date();

/** A phone number as typed; the server reads it by the clinic's country. */
export const phone = z
  .string()
  .max(32)
  .regex(/^[+\d][\d ()-]{5,}$/, 'phone');

/** Raised with each change; a change must name the one it was made from. */
export const rev = z.int().min(1);

/** A wall time at a place: `2027-03-05`, `09:30`. */
export const local = z.object({ day: z.iso.date(), time: z.string() });
