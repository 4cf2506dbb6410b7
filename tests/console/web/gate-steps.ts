import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../../support/build-staff.js';

/** Types e-mail and password at the gate, and sends them. */
export async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Takes an authenticator into use, as the first sign-in asks. */
export async function setUpFactor(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Set up your second step' }).waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Take it into use' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
}

/** Leaves by the menu of one's own. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}
