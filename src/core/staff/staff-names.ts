import { keptNames } from '../kernel/kept-names.js';

const names = keptNames(`SELECT name FROM staff WHERE state = 'active'`);

/** The names of those who work here, which no text may say. */
export const staffNames = names.all;

/** A name was added here: the next text goes by it. */
export const forgetStaffNames = names.forget;
