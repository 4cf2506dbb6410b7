import { dayOf } from '#core/kernel/dates.js';
import type { Play } from '../dialogue/play.js';

/** The main menu; the first of a day also names PAUSE and STOP. */
export const menu: Play<'menu'> = (turn) => {
  const today = dayOf(turn.ctx.now, turn.contact.zone);
  const first = turn.state.menuDay !== today;
  turn.state.menuDay = today;
  return Promise.resolve({
    line: { name: first ? 'menu-first' : 'menu' },
    answers: {
      '1': { do: 'find-item' },
      '2': { do: 'book' },
      '3': { do: 'visits', skip: 0 },
      '4': { do: 'pickups' },
      '5': { do: 'help' },
    },
  });
};
