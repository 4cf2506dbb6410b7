import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that take longest, longest first, measured on two cores. */
const LONGEST = [
  'start/process-life',
  'console/web/every-page',
  'experiments/t19-fuzz',
  'experiments/t04-killed-workers',
  'bots/reading/fuzz',
  'console/web/visits-day',
  'start/terminal',
  'start/first-link',
  'bots/phones/page',
  'start/prepare',
  'start/acts',
  'console/web/patients',
  'experiments/t23-due-in-a-minute',
  'experiments/t08-matrix',
  'experiments/t13-opt-outs',
  'console/web/stock-day',
  'console/web/pickups-day',
  'experiments/t12-forged-and-repeated',
  'bots/dialogues/visits-spoken',
  'experiments/t02-overlaps',
  'experiments/t25-telegram-repeats',
  'console/web/whole-chain',
  'console/server/every-route',
  'console/web/shell',
  'experiments/t19-console',
  'console/web/staff',
  'experiments/t14-join-timing',
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
