import { inboundSms, signedForm } from '#bots/phones/signed-form.js';
import { AUTH } from './floor.js';
import { ACCOUNT, phoneOf, PUBLIC_URL } from './shared.js';
import type { Spent } from './spent.js';

/** What a load came to; times in milliseconds. */
export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  /** p99 of each turn by its name. */
  byTurn: Record<string, number>;
}

const TURNS = [
  ['menu', '0'],
  ['availability', '1'],
  ['keep', '1'],
] as const;

/** Plays menu, availability and keep for each of the patients, so many at once, each phone one text after another. */
export async function load(
  base: string,
  people: readonly number[],
  atOnce: number,
): Promise<Figures> {
  const waiting = [...people];
  const times: Record<string, number[]> = {};
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = waiting.pop(); n !== undefined; n = waiting.pop())
        for (const [name, body] of TURNS) {
          const at = performance.now();
          await text(base, phoneOf(n), { name, body });
          (times[name] ??= []).push(performance.now() - at);
        }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const all = Object.values(times).flat();
  const byTurn = Object.fromEntries(
    Object.entries(times).map(([name, each]) => [name, quantile(each, 0.99)]),
  );
  return {
    perSecond: all.length / seconds,
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    byTurn,
  };
}

/** One turn by itself: how long it took, and what the server spent on it. */
export type Alone = Spent & { ms: number };

/** Plays each turn for one patient after another; gives the mean of its time and of what the server spent. */
export async function playAlone(
  base: string,
  people: readonly number[],
): Promise<Record<string, Alone>> {
  const spent = async () => (await (await fetch(`${base}/spent`)).json()) as Spent;
  const found: Record<string, Alone> = {};
  for (const [name, body] of TURNS) {
    await spent();
    const began = performance.now();
    for (const n of people) await text(base, phoneOf(n), { name, body });
    const mean = (all: number) => all / people.length;
    const ms = mean(performance.now() - began);
    const { trips, databaseMs, cpuMs } = await spent();
    found[name] = {
      ...{ ms, trips: mean(trips) },
      ...{ databaseMs: mean(databaseMs), cpuMs: mean(cpuMs) },
    };
  }
  return found;
}

const EXPECTED = { menu: 'Send one number', availability: 'Keep it for me', keep: 'Kept for you' };

async function text(
  base: string,
  from: string,
  turn: { name: keyof typeof EXPECTED; body: string },
): Promise<void> {
  const params = inboundSms({ accountSid: ACCOUNT, from, to: '+254711000000', body: turn.body });
  const path = '/webhooks/twilio/messages';
  const form = signedForm(`${PUBLIC_URL}${path}`, AUTH, params);
  const response = await fetch(base + path, { ...form });
  const said = await response.text();
  const right = said.includes(EXPECTED[turn.name]) || said.includes('<Message>ok<');
  if (!response.ok || !right)
    throw new Error(`${turn.name} failed: ${response.status} ${said.slice(0, 200)}`);
}

/** The value at or below which a share of the times lies. */
export function quantile(times: number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}
