import { z } from 'zod';
import { TouchedWithParcels } from './places.js';
import { byId, pageOf, paging, route } from './route.js';
import { line, rev } from './words.js';

const units = z.int().min(0).max(1_000_000);
const byCode = { ...paging, sort: z.enum(['code', '-code']).default('code') };

/** A product as it is typed; its code never reaches a patient's phone. */
export const NewProduct = z.strictObject({
  code: line(40),
  unit: line(20),
  minimum: units,
  reorder: units,
  substitutes: z.array(z.uuid()).max(20),
});

/** Whether it is prescribed, and how many courses of it run. */
const offered = { active: z.boolean(), running: z.int() };

export const ProductView = z.object({
  id: z.uuid(),
  code: z.string(),
  unit: z.string(),
  minimum: z.int(),
  reorder: z.int(),
  substitutes: z.array(z.uuid()),
  rev: z.int(),
  ...offered,
});
export type ProductView = z.infer<typeof ProductView>;

const missedDays = z.int().min(1).max(60).nullable();
const lateDays = z.int().min(1).max(90).nullable();

/** A programme as it is typed. */
export const NewProgramme = z.strictObject({
  code: line(40),
  handover: z.enum(['taken-away', 'on-site']),
  places: z.enum(['any', 'own', 'named']),
  /** Which places, where they are named. */
  sites: z.array(z.uuid()).max(500).default([]),
  proxyAllowed: z.boolean(),
  earlyDays: z.int().min(0).max(30),
  dailyTexts: z.boolean(),
  /** Whether whoever has a course of it is asked each week how they are. */
  checkIns: z.boolean().default(false),
  /** Hours before, the longest first. */
  remindHours: z.array(z.int().min(1).max(336)).max(5),
  /** Missed days after which it is asked by text whether to keep it. */
  textAfterDays: lateDays.default(3),
  callAfterDays: missedDays,
  withholdAfterDays: missedDays,
  /** Missed days from which a patient is seen before the next handover, and from which it begins anew. */
  seeAfterDays: lateDays.default(null),
  restartAfterDays: lateDays.default(null),
});

export const ProgrammeView = z.object({
  ...NewProgramme.shape,
  id: z.uuid(),
  rev: z.int(),
  ...offered,
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

export const medicines = {
  products: route('GET /api/products', {
    summary: 'What can be kept, a page at a time.',
    query: z.strictObject(byCode),
    answer: pageOf(ProductView),
  }),
  addProduct: route('POST /api/products', {
    summary: 'Add a product; no text may ever say its code.',
    body: NewProduct,
    answer: z.object({ id: z.uuid() }),
  }),
  changeProduct: route('PATCH /api/products/:id', {
    summary: 'Change a product.',
    params: byId,
    body: NewProduct.extend({ rev }),
    answer: z.object({ id: z.uuid() }),
  }),
  offerProduct: route('POST /api/products/:id/state', {
    summary: 'Retire a product, so that it is prescribed to nobody anew, or offer it again.',
    params: byId,
    body: z.strictObject({ rev, active: z.boolean() }),
    answer: z.object({ rev: z.int() }),
  }),
  programmes: route('GET /api/programmes', {
    summary: 'The programmes and how they hand over, a page at a time.',
    query: z.strictObject(byCode),
    answer: pageOf(ProgrammeView),
  }),
  addProgramme: route('POST /api/programmes', {
    summary: 'Add a programme; no text may ever say its code.',
    body: NewProgramme,
    answer: z.object({ id: z.uuid() }),
  }),
  changeProgramme: route('PATCH /api/programmes/:id', {
    summary: 'Change how a programme hands over.',
    params: byId,
    body: NewProgramme.extend({ rev }),
    answer: z.object({ id: z.uuid() }),
  }),
  programmeForetold: route('POST /api/programmes/:id/foretold', {
    summary:
      'The parcels that a change of a programme would leave at places that it names no more.',
    params: byId,
    body: NewProgramme.extend({ rev }),
    answer: TouchedWithParcels,
  }),
  offerProgramme: route('POST /api/programmes/:id/state', {
    summary: 'Retire a programme, so that nobody is taken into it anew, or offer it again.',
    params: byId,
    body: z.strictObject({ rev, active: z.boolean() }),
    answer: z.object({ rev: z.int() }),
  }),
};
