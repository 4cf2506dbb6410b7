export { nextHour } from './next-hour.js';
export { keepStay, staysOf } from './stays.js';
export { zoneOf } from './zone-of.js';
export { findNumberNow, isPaused, numberNow, reachedBy } from './reached.js';
export { addCourse } from './add-course.js';
export { phoneOf } from './phone-of.js';
export { addNumber, askNumberCode, proveNumber, proveNumberAtDesk } from './add-number.js';
export { passToNewHolder } from './pass-to-new-holder.js';
export { doubtNumber, sharedPatient } from './tell-others.js';
export { leaveNumber } from './leave-number.js';
export { changeNumber, removeNumber } from './change-number.js';
export { changePatient } from './change-patient.js';
export { consentBySecond } from './consent-by-second.js';
export { consentBySecret } from './consent-by-secret.js';
export { erasePatient, replayErasures } from './erase-patient.js';
export { setPatientState } from './close-patient.js';
export type { Closing } from './close-patient.js';
export { mergePatients } from './merge-patients.js';
export { newJoinWords } from './new-join-words.js';
export { findDuplicates } from './find-duplicates.js';
export { addHelper, endHelper, helpersNamed } from './helpers.js';
export { endOwnHelper, ownHelpers } from './own-helpers.js';
export type { OwnHelper } from './own-helpers.js';
export {
  answerHelper,
  askedHelper,
  askHelper,
  helpByChat,
  helpsFrom,
  leaveHelped,
  stopTelling,
  toldHelper,
} from './helper-texts.js';
export { openPatient } from './open-patient.js';
export type { PatientRecord } from './open-patient.js';
export { searchPatients } from './search-patients.js';
export { isRehearsing, passTask, startRehearsal, stopRehearsal } from './rehearsal.js';
export { setConsents } from './consents.js';
export { setCourseState } from './set-course-state.js';
export type { CourseChange } from './set-course-state.js';
export { indexBlocks } from './index-blocks.js';
export { indexNames } from './write-words.js';
export {
  changeContact,
  doubtContact,
  proveContact,
  quarantineContact,
  startContact,
  stopContact,
} from './change-contact.js';
export type { ContactChange } from './change-contact.js';
export { changeUsualSite } from './change-usual-site.js';
export {
  addContact,
  addressIndex,
  addressOf,
  contactWithAddress,
  lockContact,
  lockContactById,
  standing,
} from './contact.js';
export type { Address, Contact } from './contact.js';
export { courseOf } from './course-of.js';
export { storeDataKey } from './data-key.js';
export { enrol } from './enrol.js';
export type { Enrol } from './enrol.js';
export { findPatientByRef } from './find-patient.js';
export { hearJoin, hearJoinUnanswered, settleJoin } from './join.js';
export { linkByNumber } from './link-by-number.js';
export { NUMBER, numberLock, numberOf } from './number.js';
export type { NumberRow, Reached } from './number.js';
export { ownLog } from './own-log.js';
export type { Opening } from './own-log.js';
export { patientsOf } from './patients-of.js';
export type { Course, Patient } from './patients-of.js';
export { proposeRegistration } from './propose-registration.js';
export {
  expireProposed,
  readProposed,
  rejectProposed,
  settleProposed,
} from './proposed-registration.js';
export { setNickname } from './set-nickname.js';
export { rewrapKeys } from './rewrap-keys.js';
export { rightUnlocks, tryUnlock, unlockQuestion } from './unlock.js';
export { nameOf } from './name-of.js';
export { numberToCall } from './number-to-call.js';
export { letCourseGoOn, withholdCourse } from './withhold-course.js';
