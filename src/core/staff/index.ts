export { addStaff } from './add-staff.js';
export { makeLink, readLink, savePassword, takeLink } from './links.js';
export { hashPassword } from './password.js';
export { codeNow, confirmTotp, newTotp } from './second-factor.js';
export { actorOf, endSession, findSession, IDLE_SECONDS, openSession } from './sessions.js';
export type { SignedIn } from './sessions.js';
export { completeSession, giveSecondFactor, signIn } from './sign-in.js';
export { findStaff, listStaff, sitesOf } from './staff.js';
export type { Staff } from './staff.js';
