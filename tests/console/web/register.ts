import type { Page } from 'playwright-core';

let last = 254_744_000_000;
export const newPhone = () => `+${(last += 1)}`;

/** Registers someone at the desk, and gives the page that shows them; `also` types what else the form asks for. */
export async function register(
  page: Page,
  {
    base,
    name,
    phone,
    also,
  }: { base: string; name: string; phone: string; also?: () => Promise<void> },
): Promise<void> {
  await page.goto(`${base}/patients/new`);
  await page.getByRole('heading', { level: 1, name: 'Register someone' }).waitFor();
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('Phone number').fill(phone);
  await page.getByLabel('Secret number').fill('482715');
  await page.getByLabel('Texts to their number').check();
  await also?.();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
}
