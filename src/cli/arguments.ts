import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';
import { NewPlace } from '#console/contract/places.js';
import { line } from '#console/contract/words.js';

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

/** Reads a whole number within bounds. */
export const wholeBetween = (least: number, most: number) =>
  reads(
    whole.transform(Number).refine((n) => n >= least && n <= most),
    `Write a whole number from ${least} to ${most}.`,
  );

/** Reads a line of text, as the console does. */
export const lineOf = (longest: number) =>
  reads(line(longest), `Write 1 to ${longest} characters in one line.`);

/** Reads the word on a place's poster. */
export const posterWord = reads(NewPlace.shape.posterWord, 'Write one word of 4 to 16 letters.');

/** Reads a local day. */
export const day = reads(z.iso.date(), 'Write a day as 2028-12-31.');

/** Reads the id of a parcel, as `pickup list` shows it. */
export const pickupId = reads(
  z.uuid().transform((text) => text as Id<'Pickup'>),
  'Write the whole ID that `pickup list` shows.',
);
