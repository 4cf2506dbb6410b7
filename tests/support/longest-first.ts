import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that take longest, longest first, measured on two cores. */
const LONGEST = [
  'start/process-life',
  'experiments/t04-killed-workers',
  'console/web/every-page',
  'experiments/t19-fuzz',
  'experiments/t23-due-in-a-minute',
  'console/web/visits-day',
  'bots/reading/fuzz',
  'bots/phones/page',
  'console/web/patients',
  'console/web/pickups-day',
  'experiments/t14-join-timing',
  'experiments/t14-gate-timing',
  'experiments/t13-opt-outs',
  'start/prepare',
  'embedded/start-postgres',
  'core/messaging/delivery-times',
  'console/web/gate',
  'experiments/t08-matrix',
  'start/first-link',
  'bots/channels/common',
  'console/server/every-route',
  'experiments/t25-telegram-repeats',
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
