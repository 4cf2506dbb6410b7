import type { Router } from '@koa/router';
import { phoneBodies } from './contract.js';
import type { DeskAnswer, DeskOutcome, DeskParcel, PhonesState } from './contract.js';
import { ownPageOnly } from './page-guard.js';
import { readJson } from './read-json.js';

/** What staff do at a place's desk; a refusal that is no fault is `not-now`. */
export interface DeskPort {
  /** The live parcels, newest first. */
  parcels(): Promise<DeskParcel[]>;
  /** It is prepared: its patient is told. */
  ready(id: string): Promise<'done' | 'not-now'>;
  handOver(id: string, code: string): Promise<DeskOutcome>;
}

/** Adds the desk's two verbs; `state` gives what the page shows after one. */
export function addDesk(router: Router, desk: DeskPort, state: () => Promise<PhonesState>): void {
  const answer = async (outcome: DeskOutcome): Promise<DeskAnswer> => ({
    outcome,
    state: await state(),
  });
  router.post('/phones/api/desk/ready', ownPageOnly, async (http) => {
    const { id } = await readJson(http, phoneBodies.ready);
    http.body = await answer(await desk.ready(id));
  });
  router.post('/phones/api/desk/hand-over', ownPageOnly, async (http) => {
    const { id, code } = await readJson(http, phoneBodies.handOver);
    http.body = await answer(await desk.handOver(id, code));
  });
}
