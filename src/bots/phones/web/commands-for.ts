import type { PhonesState } from '../contract.js';

/** The bot's commands as Telegram shows them to somebody: in their language, else in that of everybody. */
export function commandsFor(all: PhonesState, language: string): PhonesState['commands'] {
  const own = all.commands.filter((one) => one.language === language);
  return own.length ? own : all.commands.filter((one) => one.language === '');
}
