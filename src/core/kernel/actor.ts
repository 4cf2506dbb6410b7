import { DomainError } from './errors.js';
import type { Id } from './ids.js';

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

export type Permission =
  | 'place.manage'
  | 'programme.manage'
  | 'patient.enrol'
  | 'course.prescribe'
  | 'stock.receive'
  | 'stock.count'
  | 'pickup.list'
  | 'pickup.prepare'
  | 'pickup.collect'
  | 'audit.read';

/** Who asks: a staff member, a patient through a bot, or the service itself. */
export type Actor =
  | { kind: 'staff'; staffId: Id<'Staff'>; role: Role }
  | {
      kind: 'patient';
      contactId: Id<'Contact'> | null;
      /** Whom this number may act for: its confirmed patients. */
      patientIds: readonly Id<'Patient'>[];
    }
  | { kind: 'system'; name: string };

const grants: Record<Role, readonly Permission[]> = {
  'super-admin': [
    'place.manage',
    'programme.manage',
    'patient.enrol',
    'course.prescribe',
    'stock.receive',
    'stock.count',
    'pickup.list',
    'pickup.prepare',
    'pickup.collect',
    'audit.read',
  ],
  admin: ['place.manage', 'programme.manage', 'patient.enrol', 'pickup.list'],
  doctor: ['course.prescribe'],
  officer: ['patient.enrol', 'course.prescribe', 'stock.count', 'pickup.list', 'pickup.prepare'],
  'front-desk': ['patient.enrol', 'pickup.list', 'pickup.collect'],
  'data-entry': ['patient.enrol'],
  dispenser: ['stock.receive', 'stock.count', 'pickup.list', 'pickup.prepare', 'pickup.collect'],
  agent: ['pickup.list', 'pickup.collect'],
  finance: [],
  auditor: ['audit.read'],
};

/** Whether the actor's role holds the permission; the service itself may do what its sweeps call. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'staff' && grants[actor.role].includes(permission);
}

/** Throws `not-allowed` unless the patient acts for themselves, or the actor holds the permission. */
export function assertMayFor(actor: Actor, patientId: Id<'Patient'>, permission: Permission): void {
  const own = actor.kind === 'patient' && actor.patientIds.includes(patientId);
  if (!own && !may(actor, permission)) throw new DomainError('not-allowed');
}

/** Throws `not-allowed` unless the actor holds the permission. */
export function assertMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new DomainError('not-allowed');
}

/** How an actor is written in the audit: `staff:<id>`, `contact:<id>` or `system:<name>`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'staff') return `staff:${actor.staffId}`;
  if (actor.kind === 'patient') return `contact:${actor.contactId ?? 'unknown'}`;
  return `system:${actor.name}`;
}
