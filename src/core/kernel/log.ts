import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type Log = Logger;

/** A JSON log of ids and codes. An error is written by name, code and stack only: SQL, parameters and provider bodies stay out. */
export function makeLog(level: string, to?: DestinationStream): Log {
  const options = { level, serializers: { err: plainError } };
  return to ? pino(options, to) : pino(options);
}

/** What may be kept of an error. */
export interface PlainError {
  type: string;
  code?: unknown;
  stack?: string;
}

/** An error without its message, which may hold what somebody typed. */
export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: name, code, stack: framesOf(error).slice(0, 8).join('\n') };
}

/** The frames alone: a message may hold what somebody typed, lines that look like frames among it. */
function framesOf({ message, stack = '' }: Error): string[] {
  const at = stack.indexOf(message);
  const after = at < 0 ? stack : stack.slice(at + message.length);
  return after.split('\n').filter((line) => /^ {4}at .*(?::\d+:\d+|<anonymous>)\)?$/.test(line));
}
