import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Says which process this number means today: changes when the number is used again; undefined once it has ended. */
export function processMark(pid: number): string | undefined {
  if (!isSeen(pid)) return undefined;
  return process.platform === 'linux' ? markFromProc(pid) : markFromPs(pid);
}

/** The command line of a process, empty where it cannot be read. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Waits until the process has ended; false if it has not within `ms` milliseconds. */
export async function hasEnded(pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  while (processMark(pid) !== undefined) {
    if (performance.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function isSeen(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Fields 3 (state) and 22 (start, in ticks since boot) of proc_pid_stat(5). */
function markFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return shorten(`${boot} ${fields[19] ?? ''}`);
  } catch {
    // Hidden from us (hidepid) or just ended.
    return isSeen(pid) ? 'unknown' : undefined;
  }
}

function markFromPs(pid: number): string | undefined {
  const [state = '', ...started] = ps(pid, 'stat=,lstart=').split(/\s+/);
  if (state === '') return isSeen(pid) ? 'unknown' : undefined;
  return state.startsWith('Z') ? undefined : shorten(started.join(' '));
}

function ps(pid: number, format: string): string {
  const options = { encoding: 'utf8', env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' } } as const;
  return (spawnSync('ps', ['-o', format, '-p', String(pid)], options).stdout || '').trim();
}

function shorten(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
