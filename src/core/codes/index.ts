export { askCode } from './ask-code.js';
export { cancelCode } from './cancel-code.js';
export type { CodePurpose } from './code.js';
export { codeRules } from './code-rules.js';
export { makeCode } from './make-code.js';
export { tryCode } from './try-code.js';
