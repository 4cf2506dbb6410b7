import { DomainError } from './errors.js';
import type { Id } from './ids.js';
import { rolesWith } from './permissions.js';
import type { Permission, Role } from './permissions.js';

export type { Permission, Role } from './permissions.js';

/** Who asks: a staff member, a patient through a bot, or the service itself. */
export type Actor =
  | StaffActor
  | {
      kind: 'patient';
      contactId: Id<'Contact'> | null;
      /** Whom this number may act for: its confirmed patients. */
      patientIds: readonly Id<'Patient'>[];
    }
  | { kind: 'system'; name: string };

export interface StaffActor {
  kind: 'staff';
  staffId: Id<'Staff'>;
  role: Role;
  /** The places they work at. */
  siteIds: readonly Id<'Site'>[] | 'all';
  /** The session they ask through; grants of patients are bound to it. Null at the command line. */
  sessionId: Id<'Session'> | null;
  /** At the command line: who typed, by the name that the operating system has for them. */
  osUser?: string;
}

/** Whether the actor's role holds the permission; the service itself may do what its sweeps call. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'staff' && rolesWith(permission).includes(actor.role);
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

/** The places that the actor works at; null for everywhere. */
export function placesOf(actor: Actor): readonly Id<'Site'>[] | null {
  return actor.kind !== 'staff' || actor.siteIds === 'all' ? null : actor.siteIds;
}

/** Whether the actor works at a place. */
export function worksAt(actor: Actor, siteId: Id<'Site'>): boolean {
  return placesOf(actor)?.includes(siteId) ?? true;
}

/** Throws `not-allowed` unless the actor holds the permission and works at that place. */
export function assertMayAt(actor: Actor, permission: Permission, siteId: Id<'Site'>): void {
  if (!may(actor, permission) || !worksAt(actor, siteId)) throw new DomainError('not-allowed');
}

/** The account that acts; null for the service, a patient, and the command line, whose operator has none. */
export function accountOf(actor: Actor): Id<'Staff'> | null {
  return actor.kind === 'staff' && actor.sessionId ? actor.staffId : null;
}

/** How an actor is written in the audit: `staff:<id>`, `contact:<id>` or `system:<name>`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'staff') return `staff:${actor.staffId}`;
  if (actor.kind === 'patient') return `contact:${actor.contactId ?? 'unknown'}`;
  return `system:${actor.name}`;
}
