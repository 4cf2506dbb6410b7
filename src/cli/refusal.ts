import { CommanderError } from 'commander';
import { wantsDebug } from '#core/kernel/config.js';
import { DomainError } from '#core/kernel/errors.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { sentenceOf } from './refusals.js';

/** What kept a command from being done, by the names that the console's errors have. */
interface Refusal {
  code: string;
  message: string;
}

/** A refusal is a sentence; anything else is a fault of ours, whose stack only a debug log shows. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof StartRefusal) return { code: 'start-refused', message: error.message };
  if (error instanceof DomainError) return { code: error.code, message: sentenceOf(error) };
  if (error instanceof CommanderError) return { code: 'invalid', message: error.message };
  const fault = error instanceof Error ? error : new Error('unknown');
  const said = `Sotto met a fault of its own (${fault.name}). LOG_LEVEL=debug shows where.`;
  return { code: 'fault', message: wantsDebug() ? (fault.stack ?? fault.message) : said };
}
