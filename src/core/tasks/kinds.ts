import type { Actor } from '../kernel/actor.js';
import type { Role } from '../kernel/permissions.js';
import type { TaskKind } from './open-task.js';

interface Kind {
  /** Who works it, beside admins, who see every task. */
  roles: readonly Role[];
  /** What a person may close it with; none where it closes with what it asks for alone. */
  outcomes: readonly string[];
  /** Whether the person is called or written to about it. */
  calls: boolean;
}

const desk: readonly Role[] = ['officer', 'front-desk'];
const clinical: readonly Role[] = ['doctor', 'officer', 'front-desk'];
const shelf: readonly Role[] = ['officer', 'dispenser'];
const call = ['reached', 'no-answer', 'wrong-person'] as const;

/** Every kind of task: who works it and how it may end. */
export const kinds: Readonly<Record<TaskKind, Kind>> = {
  'call-back': { roles: clinical, outcomes: call, calls: true },
  danger: {
    roles: [...clinical, 'dispenser'],
    outcomes: ['reached', 'referred', 'no-answer'],
    calls: true,
  },
  'verify-number': {
    roles: desk,
    outcomes: ['verified', 'wrong-person', 'no-answer'],
    calls: false,
  },
  'unlock-locked': {
    roles: desk,
    outcomes: ['new-secret', 'not-theirs', 'no-answer'],
    calls: true,
  },
  'not-understood': { roles: desk, outcomes: call, calls: true },
  'proposed-registration': {
    roles: desk,
    outcomes: ['registered', 'refused', 'not-come'],
    calls: false,
  },
  prepare: { roles: shelf, outcomes: ['prepared', 'not-possible'], calls: false },
  recount: { roles: shelf, outcomes: ['counted', 'not-needed'], calls: false },
  'stock-alert': {
    roles: shelf,
    outcomes: ['ordered', 'moved', 'not-needed'],
    calls: false,
  },
  'new-secret': { roles: desk, outcomes: ['new-secret', 'not-wanted'], calls: true },
  'not-delivered': {
    roles: desk,
    outcomes: ['told-otherwise', 'number-changed', 'not-needed'],
    calls: true,
  },
  handover: {
    roles: [...desk, 'dispenser'],
    outcomes: ['checked', 'misuse'],
    calls: false,
  },
  // Admins alone decide who works here, on the form itself.
  'proposed-staff': { roles: [], outcomes: [], calls: false },
  'join-alarm': { roles: ['officer'], outcomes: ['checked', 'misuse'], calls: false },
  'code-alarm': { roles: ['officer'], outcomes: ['checked', 'misuse'], calls: false },
  'reply-alarm': { roles: ['officer'], outcomes: ['checked', 'misuse'], calls: false },
  // Admins see to keys and accounts.
  'provider-alarm': { roles: [], outcomes: ['mended', 'not-needed'], calls: false },
  uncollected: { roles: clinical, outcomes: [...call, 'comes', 'elsewhere'], calls: true },
  missed: { roles: clinical, outcomes: [...call, 'comes', 'elsewhere'], calls: true },
  // The prescriber decides.
  withheld: {
    roles: ['doctor', 'officer'],
    outcomes: ['may-go-on', 'stays-withheld'],
    calls: true,
  },
  'see-first': {
    roles: ['doctor', 'officer'],
    outcomes: ['seen', 'begins-anew', 'no-answer', 'elsewhere'],
    calls: true,
  },
  'no-phone': { roles: desk, outcomes: ['told', 'number-added', 'not-needed'], calls: false },
  'open-day': {
    roles: [...desk, 'dispenser'],
    outcomes: ['entered', 'not-needed'],
    calls: false,
  },
  records: { roles: ['officer'], outcomes: ['checked', 'transferred'], calls: true },
  'code-refused': { roles: ['officer'], outcomes: ['checked', 'misuse'], calls: true },
};

/** Whether a person works a kind. */
export const worksKind = (actor: Actor, kind: TaskKind): boolean => kindsOf(actor).includes(kind);

/** The kinds that a person works. */
export function kindsOf(actor: Actor): TaskKind[] {
  const all = Object.entries(kinds) as [TaskKind, Kind][];
  if (actor.kind !== 'staff' || actor.role.endsWith('admin')) return all.map(([kind]) => kind);
  return all.filter(([, { roles }]) => roles.includes(actor.role)).map(([kind]) => kind);
}
