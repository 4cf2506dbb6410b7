import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/** A JSON log of ids and codes. An error is written by name, code and stack only: SQL, parameters and provider bodies stay out. */
export function makeLog(level: string): Log {
  return pino({ level, serializers: { err: plainError } });
}

function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack } = error;
  const code = 'code' in error ? error.code : undefined;
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { type: name, code, stack: frames?.slice(0, 8).join('\n') };
}
