import { generateSync } from 'otplib';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import type { Role } from '#core/kernel/permissions.js';
import { listSites } from '#core/sites/index.js';
import {
  addStaff,
  codeNow,
  confirmTotp,
  hashPassword,
  listStaff,
  newTotp,
  savePassword,
} from '#core/staff/index.js';
import { operator } from '../service/operator.js';

/** One account of every role, for a demo alone; docs/demo.md lists them. */
interface DemoAccount {
  role: Role;
  name: string;
  /** The numbers of the places they work at. */
  places: readonly number[] | 'all';
}

const ACCOUNTS: readonly DemoAccount[] = [
  { role: 'super-admin', name: 'Demo super admin', places: 'all' },
  { role: 'admin', name: 'Demo admin', places: 'all' },
  { role: 'doctor', name: 'Demo doctor', places: [2, 3] },
  { role: 'officer', name: 'Demo officer', places: 'all' },
  { role: 'front-desk', name: 'Demo front desk', places: [2] },
  { role: 'data-entry', name: 'Demo data entry', places: [2] },
  { role: 'dispenser', name: 'Demo dispenser', places: [2, 3] },
  { role: 'agent', name: 'Demo pickup agent', places: [5] },
  { role: 'finance', name: 'Demo finance', places: 'all' },
  { role: 'auditor', name: 'Demo auditor', places: 'all' },
];

const TOTP_SECONDS = 30;
const emailOf = (role: Role) => `${role}@demo.example`;

/** What the banner says of them. */
export const DEMO_SIGN_INS = ACCOUNTS.map(({ role, places }) => ({
  email: emailOf(role),
  about: places === 'all' ? 'every place' : `place ${places.join(' and ')}`,
}));

/** The password of every account of a demo. */
export const DEMO_PASSWORD = 'Quiet-Acacia-7';

/** Makes the demo's accounts, once. */
export async function seedAccounts(app: App): Promise<void> {
  if ((await perform(app, operator, listStaff)).length) return;
  const hash = await hashPassword(app.keys, DEMO_PASSWORD);
  await perform(app, operator, async (ctx) => {
    for (const account of ACCOUNTS) await addAccount(ctx, account, hash);
  });
}

async function addAccount(ctx: Context, account: DemoAccount, hash: string): Promise<void> {
  const { role, name, places } = account;
  const email = emailOf(role);
  const sites = await listSites(ctx);
  const siteIds =
    places === 'all'
      ? places
      : sites.filter(({ number }) => places.includes(number)).map(({ id }) => id);
  const staffId = await addStaff(ctx, { email, name, role, siteIds });
  await savePassword(ctx, { staffId, hash });
  const { secret } = await newTotp(ctx, { id: staffId, email });
  // The code of the step before, so that the one of now still opens.
  const epoch = Math.floor(Date.now() / 1_000) - TOTP_SECONDS;
  await confirmTotp(ctx, staffId, generateSync({ secret, epoch }));
}

/** Every account of the demo, with what its second factor shows now. */
export function demoAccounts(app: App) {
  return perform(app, operator, async (ctx) => {
    const accounts = [];
    for (const { id, name, email, role } of await listStaff(ctx))
      if (email === emailOf(role))
        accounts.push({ name, email, role, password: DEMO_PASSWORD, code: await codeNow(ctx, id) });
    return accounts;
  });
}
