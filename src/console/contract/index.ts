import { account } from './account.js';
import { applications } from './applications.js';
import { care } from './care.js';
import { audit } from './audit.js';
import { counts } from './counts.js';
import { demo } from './demo.js';
import { live } from './live.js';
import { pickups } from './pickups.js';
import { medicines } from './medicines.js';
import { courses } from './courses.js';
import { patientActs } from './patient-acts.js';
import { patients } from './patients.js';
import { places } from './places.js';
import { receipts } from './receipts.js';
import { reports } from './reports.js';
import { roles } from './roles.js';
import { rosters } from './rosters.js';
import { services } from './services.js';
import { session } from './session.js';
import { staff } from './staff.js';
import { stock } from './stock.js';
import { supply } from './supply.js';
import { tasks } from './tasks.js';
import { texts } from './texts.js';
import { today } from './today.js';
import { visits } from './visits.js';

/** Every route there is, by resource. */
export const contract = {
  account,
  applications,
  care,
  audit,
  counts,
  demo,
  live,
  medicines,
  courses,
  patientActs,
  patients,
  pickups,
  places,
  receipts,
  reports,
  roles,
  rosters,
  services,
  session,
  staff,
  stock,
  supply,
  tasks,
  texts,
  today,
  visits,
};
