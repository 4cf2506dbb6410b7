import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';

const reads =
  <T>(type: z.ZodType<T>, hint: string) =>
  (text: string): T => {
    const { data, success } = type.safeParse(text);
    if (!success) throw new InvalidArgumentError(hint);
    return data;
  };

const whole = z.string().regex(/^\d{1,9}$/);

/** Reads units, days or a place's number. */
export const wholeNumber = reads(whole.transform(Number), 'Write a whole number, such as 30.');

/** Reads a local day. */
export const day = reads(z.iso.date(), 'Write a day as 2028-12-31.');

/** Reads the id of a parcel, as `pickup list` shows it. */
export const pickupId = reads(
  z.uuid().transform((text) => text as Id<'Pickup'>),
  'Write the whole ID that `pickup list` shows.',
);
