export { addStaff } from './add-staff.js';
export { changeStaff, clearSecondFactor, setStaffState } from './change-staff.js';
export { pageOfStaff } from './list-staff.js';
export { giveLink, LINK_HOURS, makeLink, readLink, savePassword, takeLink } from './links.js';
export { apply, askApplicantAgain, emptyToken, proveApplicant } from './apply.js';
export { approveApplication, pageOfApplications, refuseApplication } from './decide-application.js';
export type { Proposed } from './decide-application.js';
export {
  CHAT_LINK_MINUTES,
  chatStopped,
  linkChat,
  newChatLink,
  stopChatOfStaff,
  unlinkChat,
} from './own-chat.js';
export {
  askOwnNumber,
  askSignInCode,
  codeWaysOf,
  ownWaysOf,
  proveOwnNumber,
  tellMeBy,
} from './own-number.js';
export { renameSpeciality } from './rename-speciality.js';
export { resetPassword } from './reset-password.js';
export { assertOwnPassword, changeOwnPassword, endOwnSession, ownSessions } from './own-account.js';
export { hashPassword } from './password.js';
export { codeNow, confirmTotp, countRecoveryCodes, newTotp } from './second-factor.js';
export {
  actorOf,
  endLapsedSessions,
  endSession,
  findSession,
  IDLE_SECONDS,
  openSession,
  standingSessions,
} from './sessions.js';
export type { SignedIn } from './sessions.js';
export { secondPerson } from './second-person.js';
export { completeSession, giveSecondFactor, signIn } from './sign-in.js';
export { listStaff, readStaff, sitesOf } from './staff.js';
export type { Staff } from './staff.js';
export { staffNames } from './staff-names.js';
export { tellStaff, waitingFor } from './tell-staff.js';
export { toldAt } from './told-at.js';
export { workThere } from './work-there.js';
