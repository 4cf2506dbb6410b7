import { keptNames } from '../kernel/kept-names.js';

const names = keptNames('SELECT code AS name FROM products UNION SELECT code FROM programmes');

/** The names of this deployment's products and programmes, which no text may say. */
export const medicineNames = names.all;

/** A name was added here: the next text goes by it. */
export const forgetMedicineNames = names.forget;
