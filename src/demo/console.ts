import type { App } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { isLocal } from '#bots/phones/page-guard.js';
import { demo } from '#console/contract/demo.js';
import type { Desk } from '#console/server/desk.js';
import { demoAccounts } from './accounts.js';

const STEP_SECONDS = 30;

/** What only a demo's console serves: who may be tried, with the codes of now. To a page that reaches this machine by another name (DNS rebinding) it does not exist. */
export function demoRoutes(app: App): (desk: Desk) => void {
  return (desk) => {
    desk.raw(demo.accounts, 'anyone', async (http) => {
      if (!isLocal(http.headers, http.host)) throw new DomainError('not-found', { what: 'page' });
      return {
        accounts: await demoAccounts(app),
        codesFor: STEP_SECONDS - (Math.floor(Date.now() / 1_000) % STEP_SECONDS),
      };
    });
  };
}
