/** Each page's address, and who it opens to: everyone, whoever is signed in, or a permission of the table of roles. */
export const pageDoors = {
  '/': 'signed-in',
  '/pickups': 'pickup.list',
  '/pickups/sheet': 'pickup.list',
  '/supply': 'supply.list',
  '/visits': 'visit.read',
  '/visits/waits': 'visit.read',
  '/visits/day': 'day.close',
  '/hours': 'visit.read',
  '/services': 'service.manage',
  '/tasks': 'task.work',
  '/texts': 'task.work',
  '/reports': 'report.read',
  '/audit': 'audit.read',
  '/hand-over': 'pickup.collect',
  '/stock': 'stock.read',
  '/stock/receive': 'stock.receive',
  '/stock/import': 'stock.import',
  '/stock/counts': 'stock.count',
  '/stock/counts/:id': 'stock.count',
  '/stock/:productId': 'stock.read',
  '/places': 'place.manage',
  '/places/:id': 'place.manage',
  '/medicines': 'programme.manage',
  '/patients': 'patient.find',
  '/patients/new': 'patient.enrol',
  '/patients/:id': 'patient.read',
  '/patients/:id/card': 'patient.read',
  '/staff': 'staff.manage',
  '/staff/applications': 'staff.manage',
  '/me': 'signed-in',
  '/register': 'public',
  '/reset': 'public',
  '/set-up': 'public',
  '/sign-in': 'public',
  '/sign-in/code': 'public',
  '/sign-in/set-up': 'public',
} as const;

/** Where a page is; each `:name` is a field of its `params`. */
export type PagePattern = keyof typeof pageDoors;

/** Who a page opens to. */
export type PageDoor = (typeof pageDoors)[PagePattern];

/** The names in a path that fits a pattern; null where it does not fit. */
export function fits(pattern: string, path: string): Record<string, string> | null {
  const wanted = parts(pattern);
  const given = parts(path);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [n, part] of wanted.entries()) {
    const value = given[n] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}

/** Who the page of a path opens to, the first that fits as the browser has it; null where there is none. */
export function doorOf(path: string): PageDoor | null {
  const found = Object.entries(pageDoors).find(([pattern]) => fits(pattern, path));
  return found ? found[1] : null;
}

function parts(path: string): string[] {
  return path.split('/').filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
