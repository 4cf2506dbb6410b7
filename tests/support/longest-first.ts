import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that take longest, longest first, measured on two cores. */
const LONGEST = [
  'start/process-life',
  'console/web/every-page',
  'experiments/t19-fuzz',
  'console/web/whole-chain',
  'console/web/visits-day',
  'experiments/t04-killed-workers',
  'console/web/patients',
  'console/web/stock-day',
  'bots/phones/page',
  'experiments/t23-due-in-a-minute',
  'bots/dialogues/visits-spoken',
  'experiments/t14-gate-timing',
  'start/terminal',
  'start/acts',
  'console/web/pickups-day',
  'console/web/today',
  'bots/reading/fuzz',
  'experiments/t14-join-timing',
  'console/web/staff',
  'console/web/shell',
  'jobs/queues',
  'start/first-link',
  'start/prepare',
  'console/web/visit-acts',
  'experiments/t02-overlaps',
  'experiments/t25-telegram-repeats',
  'console/server/every-route',
  'experiments/t12-forged-and-repeated',
  'experiments/t13-opt-outs',
  'experiments/t08-matrix',
  'experiments/t19-console',
  'experiments/t21-headers',
].map((name) => `tests/${name}.test.ts`);

/** Begins with the files that take longest, so that none of them is still running when all else is done: a new clone has no record of how long each took. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
