export { arrive, checkIn, correctNoShow, enterInError, fulfil } from './attend.js';
export { bookVisit } from './book-visit.js';
export { bringVisits, hasRoom, visitsElsewhere } from './bring-visits.js';
export type { Journey } from './bring-visits.js';
export { changeSpeciality, removeSpeciality } from './change-speciality.js';
export { closePatient } from './close-patient.js';
export { confirmVisit } from './confirm-visit.js';
export { dropVisit } from './drop-visit.js';
export { freeDays, freeTimes, openDaysBetween, siteOn } from './free.js';
export type { Ask } from './free.js';
export { collect, handOverWithSecond, reverseHandover } from './hand-over.js';
export { holdSlot } from './hold-slot.js';
export { lapseHold, overHolds } from './lapse-hold.js';
export { addLeave, endLeave, leavesFrom } from './leave.js';
export { mergePatients } from './merge-patients.js';
export { moveVisit } from './move-visit.js';
export { needsReschedule } from './needs-reschedule.js';
export { touchedAtPlace, touchedByProgramme } from './touched-at-place.js';
export type { TouchedWithParcels } from './touched-at-place.js';
export { touchedBy, touchedVisits } from './touched.js';
export { visitsToMove } from './trouble.js';
export { askToCloseDays } from './ask-to-close.js';
export { markMissed } from './mark-missed.js';
export { markNoShow, missedVisits } from './no-show.js';
export { changeKind, takeServiceAway } from './patient-kinds.js';
export { giveService, kindsOf, serviceForCourse } from './patient-services.js';
export type { Kind } from './patient-services.js';
export { realignVisits } from './realign.js';
export { morningOf, mornings, ownDay, tellOwnDay } from './own-day.js';
export { addRoster, changeRoster, endRoster, rostersOf } from './rosters.js';
export {
  addService,
  addSpeciality,
  changeService,
  giveServicesAt,
  listServices,
  listSpecialities,
  servicesNotAt,
} from './services.js';
export type { Service } from './services.js';
export { sayComing } from './say-coming.js';
export { closeSiteDay, siteDay } from './site-day.js';
export { standsAt } from './stands-at.js';
export { excuseAll } from './excuse.js';
export { findVisit, lockPatient, visitByRef, visitsOf } from './visit.js';
export type { Visit } from './visit.js';
export { byNearness, wallInstant } from './wall-time.js';
export { declineOffer } from './decline-offer.js';
export { changeCourse, moveParcel, returnParcel, takeOffVisits } from './with-parcel.js';
export { placesGiving, whereOf } from './where.js';
export type { Where } from './where.js';
export { endWait, linesWaited, offerWaiting, waitFor } from './waits.js';
export { restoreVisit } from './restore-visit.js';
export { practitionersAt, touchedByRoster } from './desk-hours.js';
export { countVisits, deskVisit, deskVisits, deskVisitsOf, missingOf } from './desk-visits.js';
export type { DeskVisit } from './desk-visits.js';
export { deskWaits } from './desk-waits.js';
export { bookAtDesk, waitAtDesk } from './book-at-desk.js';
