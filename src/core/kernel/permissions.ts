/** The roles of the clinic; their rights are the one table below. */
export type Role =
  | 'super-admin'
  | 'admin'
  | 'doctor'
  | 'officer'
  | 'front-desk'
  | 'data-entry'
  | 'dispenser'
  | 'agent'
  | 'finance'
  | 'auditor';

/** Every role there is. */
export const roles: readonly Role[] = [
  'super-admin',
  'admin',
  'doctor',
  'officer',
  'front-desk',
  'data-entry',
  'dispenser',
  'agent',
  'finance',
  'auditor',
];

/**
 * Who may do what, at the places they work at (domain model, "Roles"): default deny.
 * docs/roles.md is printed from this table.
 */
const holders = {
  'place.manage': ['super-admin', 'admin', 'officer'],
  'programme.manage': ['super-admin', 'admin', 'officer'],
  'patient.find': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'data-entry'],
  'patient.read': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'data-entry'],
  'patient.enrol': ['super-admin', 'admin', 'officer', 'front-desk', 'data-entry'],
  'patient.edit': ['super-admin', 'admin', 'officer', 'front-desk', 'data-entry'],
  'patient.merge': ['super-admin', 'officer'],
  'patient.erase': ['super-admin', 'admin'],
  'consent.ask': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'data-entry'],
  'course.prescribe': ['super-admin', 'doctor', 'officer'],
  'stock.read': [
    'super-admin',
    'admin',
    'doctor',
    'officer',
    'front-desk',
    'data-entry',
    'dispenser',
  ],
  'stock.receive': ['super-admin', 'officer', 'dispenser'],
  'stock.transfer': ['super-admin', 'officer', 'dispenser'],
  'stock.count': ['super-admin', 'officer', 'dispenser'],
  'stock.approve': ['super-admin', 'officer'],
  'stock.adjust': ['super-admin', 'officer', 'dispenser'],
  'stock.recall': ['super-admin', 'officer'],
  'stock.import': ['super-admin', 'officer', 'dispenser', 'data-entry'],
  'pickup.list': ['super-admin', 'admin', 'officer', 'front-desk', 'dispenser', 'agent'],
  // Whose parcel it is: an admin needs its patient's code for that, on the patient's page (decision 8).
  'pickup.details': ['officer', 'front-desk', 'dispenser'],
  'pickup.prepare': ['super-admin', 'officer', 'dispenser'],
  'pickup.collect': ['super-admin', 'front-desk', 'dispenser', 'agent'],
  // The name, for whoever hands over and knows what is in it; an agent goes by the code alone.
  'pickup.identify': ['front-desk', 'dispenser'],
  'pickup.return': ['super-admin', 'officer', 'dispenser'],
  'supply.list': ['super-admin', 'officer', 'dispenser'],
  'service.manage': ['super-admin', 'admin', 'officer'],
  'roster.manage': ['super-admin', 'admin', 'officer'],
  'roster.own': ['doctor'],
  'visit.read': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'data-entry'],
  'visit.book': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'data-entry'],
  'visit.attend': ['super-admin', 'doctor', 'officer', 'front-desk'],
  'visit.correct': ['super-admin', 'doctor', 'officer'],
  'day.close': ['super-admin', 'admin', 'officer', 'front-desk', 'dispenser'],
  'task.work': ['super-admin', 'admin', 'doctor', 'officer', 'front-desk', 'dispenser'],
  'task.call': ['super-admin', 'doctor', 'officer', 'front-desk'],
  'report.read': ['super-admin', 'admin', 'officer', 'finance', 'auditor'],
  'staff.manage': ['super-admin', 'admin'],
  'audit.read': ['super-admin', 'auditor'],
  'self.manage': roles,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof holders;

/** Every permission there is, in the order of the table. */
export const permissions = Object.keys(holders) as Permission[];

/** The roles that hold a permission. */
export const rolesWith = (permission: Permission): readonly Role[] => holders[permission];

/** What a role may do. */
export const permissionsOf = (role: Role): Permission[] =>
  permissions.filter((permission) => rolesWith(permission).includes(role));
