import type { IconName } from './icons.js';

export interface NavEntry {
  path: string;
  /** The key of its word in the texts. */
  title: string;
  icon: IconName;
  /** Who sees it; null is everyone. */
  permission: string | null;
  /** Pages that belong to it under another path. */
  also?: readonly string[];
}

/** The way round, in the order of a day; on a phone the first four stand at the bottom, the rest under "More". */
export const nav: readonly NavEntry[] = [
  { path: '/', title: 'today-title', icon: 'today', permission: null, also: ['/texts'] },
  {
    path: '/visits',
    title: 'visits-title',
    icon: 'calendar',
    permission: 'visit.read',
    also: ['/hours', '/services'],
  },
  {
    path: '/pickups',
    title: 'pickups-title',
    icon: 'pickups',
    permission: 'pickup.list',
    also: ['/hand-over'],
  },
  { path: '/tasks', title: 'tasks-title', icon: 'tasks', permission: 'task.work' },
  { path: '/supply', title: 'runs-title', icon: 'hourglass', permission: 'supply.list' },
  { path: '/patients', title: 'patients-title', icon: 'patients', permission: 'patient.find' },
  { path: '/stock', title: 'stock-title', icon: 'boxes', permission: 'stock.read' },
  { path: '/places', title: 'places-title', icon: 'place', permission: 'place.manage' },
  { path: '/medicines', title: 'medicines-title', icon: 'pill', permission: 'programme.manage' },
  { path: '/reports', title: 'reports-title', icon: 'chart', permission: 'report.read' },
  { path: '/audit', title: 'audit-title', icon: 'search', permission: 'audit.read' },
  { path: '/staff', title: 'staff-title', icon: 'staff', permission: 'staff.manage' },
];
