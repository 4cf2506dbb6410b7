import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { addProduct, addProgramme } from '#core/medicines/index.js';

/** What a demo patient may have; only staff ever read these words. */
export type Item = 'A' | 'B' | 'daily' | 'depot' | 'prevention' | 'long-course';

export interface Medicine {
  productId: Id<'Product'>;
  programmeId: Id<'Programme'>;
  /** Days that a handover lasts; the next is due then. */
  days: number;
  /** The first is due so many days after the demo begins. */
  dueIn: number;
}
export type Medicines = Readonly<Record<Item, Medicine>>;

type Rules = Omit<Parameters<typeof addProgramme>[1], 'code'>;

const TAKEN_AWAY: Rules = {
  handover: 'taken-away',
  places: 'any',
  proxyAllowed: true,
  earlyDays: 7,
};
const ON_SITE: Rules = { handover: 'on-site', places: 'any', proxyAllowed: false, earlyDays: 0 };

/** How each is handed over and what follows on missed days: the clinic's own rules, as measure 7 has them. */
const PROGRAMMES: Record<Item, { code: string; days: number; dueIn: number; rules: Rules }> = {
  A: {
    ...{ code: 'demo-a', days: 30, dueIn: 0 },
    rules: { ...TAKEN_AWAY, textAfterDays: 3, callAfterDays: 14 },
  },
  B: { code: 'demo-b', days: 30, dueIn: 0, rules: TAKEN_AWAY },
  // Given each day under the eyes of staff: nobody is texted, and after three missed days the prescriber decides.
  daily: {
    ...{ code: 'demo-daily', days: 1, dueIn: 0 },
    rules: {
      ...ON_SITE,
      ...{ places: 'own', remindHours: [], textAfterDays: null },
      ...{ withholdAfterDays: 3, seeAfterDays: 4, restartAfterDays: 5 },
    },
  },
  // Lasts long and allows four weeks more: a kind text after a week, a call after four.
  depot: {
    ...{ code: 'demo-depot', days: 84, dueIn: 8 },
    rules: {
      ...ON_SITE,
      ...{ earlyDays: 14, remindHours: [168, 24] },
      ...{ textAfterDays: 7, callAfterDays: 28, seeAfterDays: 29 },
    },
  },
  // Who lets a month go by is seen before it begins anew.
  prevention: {
    ...{ code: 'demo-prevention', days: 30, dueIn: 0 },
    rules: { ...TAKEN_AWAY, textAfterDays: 7, seeAfterDays: 30 },
  },
  // A gap matters soon: a text after a day, a call after three, and two months begin it anew.
  'long-course': {
    ...{ code: 'demo-long-course', days: 14, dueIn: 0 },
    rules: {
      ...TAKEN_AWAY,
      ...{ places: 'own', proxyAllowed: false, remindHours: [72, 24] },
      ...{ textAfterDays: 1, callAfterDays: 3, restartAfterDays: 60, checkIns: true },
    },
  },
};

/** Adds what the demo clinic hands over, each under a programme of its own. */
export async function addMedicines(ctx: Context): Promise<Medicines> {
  const add = async (item: Item): Promise<Medicine> => {
    const { code, days, dueIn, rules } = PROGRAMMES[item];
    const product = await addProduct(ctx, { code, unit: 'pack', minimum: 5, reorder: 40 });
    const programme = await addProgramme(ctx, { ...rules, code });
    return { productId: product.id, programmeId: programme.id, days, dueIn };
  };
  return {
    A: await add('A'),
    B: await add('B'),
    daily: await add('daily'),
    depot: await add('depot'),
    prevention: await add('prevention'),
    'long-course': await add('long-course'),
  };
}
