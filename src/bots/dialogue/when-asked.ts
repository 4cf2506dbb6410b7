import { dayOf } from '#core/kernel/dates.js';
import type { Turn } from '../turn.js';

/** What is known of where words of when are typed. */
export const whenAsked = ({ ctx, contact }: Turn) => ({
  language: contact.language,
  today: dayOf(ctx.now, contact.zone),
});
