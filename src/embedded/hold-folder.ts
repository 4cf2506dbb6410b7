import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { makeFolder } from './make-folder.js';
import { processMark } from './processes.js';

/** A data directory that is ours alone until released. */
export interface FolderHold {
  /** Lets others have the folder; safe to call twice. */
  release(): void;
}

const pattern = /^held-by-(\d+)-(\w+)$/;

/**
 * Takes a data directory for this process alone, making it if needed; throws StartRefusal naming
 * the process that has it. A holder that was killed does not count.
 *
 * Each contender first leaves a claim of its own, then looks for others. Whichever of two looks
 * last sees the other, so both can never go on; both may step back, hence the tries.
 */
export async function holdFolder(folder: string): Promise<FolderHold> {
  makeFolder(folder);
  const name = `held-by-${process.pid}-${processMark(process.pid) ?? 'unknown'}`;
  const claim = path.join(folder, name);
  const release = () => {
    rmSync(claim, { force: true });
  };
  for (let tries = 1; ; tries += 1) {
    const already = !leave(claim);
    const holder = already ? process.pid : otherHolder(folder, name);
    if (holder === undefined) return { release };
    if (!already) release();
    if (already || tries === 8) throw refusal(folder, holder);
    await sleep(20 + Math.random() * 80);
  }
}

function leave(claim: string): boolean {
  try {
    closeSync(openSync(claim, 'wx', 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process id of a living holder; claims of the dead are swept, which is safe as no name is used twice. */
function otherHolder(folder: string, own: string): number | undefined {
  for (const name of readdirSync(folder)) {
    const [, pid, mark] = pattern.exec(name) ?? [];
    if (name === own || pid === undefined) continue;
    const now = processMark(Number(pid));
    if (now !== undefined && (now === mark || now === 'unknown')) return Number(pid);
    rmSync(path.join(folder, name), { force: true });
  }
  return undefined;
}

function refusal(folder: string, pid: number): StartRefusal {
  return new StartRefusal(
    `Process ${pid} already runs on the data directory ${folder}. Stop it first (kill ${pid}), or name another folder in DATA_DIR.`,
  );
}
