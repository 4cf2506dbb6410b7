export { askConsent } from './ask-consent.js';
export { assertMayOpen, mayOpen } from './may-open.js';
export type { Opened, Scope } from './may-open.js';
export { giveGrant } from './give-grant.js';
export { refuseConsent } from './refuse-consent.js';
export { useConsentCode } from './use-consent-code.js';
