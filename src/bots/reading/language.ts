export { LANGUAGES as languages } from '#core/kernel/language.js';
export type { Language } from '#core/kernel/language.js';
