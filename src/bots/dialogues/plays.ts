import type { Act, Say } from '#core/messaging/index.js';
import { whichPerson } from '../dialogue/patient.js';
import { play } from '../dialogue/play.js';
import type { Plays } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { checkIn, later, visitComing, why, withheldComing } from './answer-reminder.js';
import { away, awayDays, back, bring, bringHome, leave, setAway } from './away.js';
import { findItem, otherPlace } from './find-item.js';
import { keepItem, tellMe } from './keep-item.js';
import { answerHelp } from './help-someone.js';
import { menu } from './menu.js';
import {
  choose,
  days,
  dropOne,
  pickup,
  pickups,
  sendSomeone,
  showCode,
  times,
} from './my-pickups.js';
import { asPersonWith, takeNicknameWith } from './nickname.js';
import { leaveVisit, takeVisit } from './offered-visit.js';
import { log } from './own-log.js';
import { report } from './own-report.js';
import {
  call,
  callAt,
  forgotSecret,
  stillMe,
  stop,
  takeBackWrong,
  thanks,
  who,
  wrong,
} from './person.js';
import { refuseCode, refuseNumber } from './refuse-code.js';
import { rehearsed, rehearseSecret } from './rehearse.js';
import { endHelper, helper } from './own-helper.js';
import * as settings from './settings.js';
import { turnedAway } from './turned-away.js';
import { unlockWith } from './unlock.js';
import * as booking from './visits-book.js';
import * as visitDays from './visits-days.js';
import { dropOne as dropVisit } from './visits-drop.js';
import * as visits from './visits-mine.js';
import { bookAt, bookHeld, restore } from './visits-take.js';
import { times as visitTimes } from './visits-times.js';
import { wipe } from './wipe.js';

/** Every act and what plays it. */
const plays: Plays = {
  menu,
  'find-item': findItem,
  'other-place': otherPlace,
  keep: keepItem,
  'tell-me': tellMe,
  'turned-away': turnedAway,
  pickups,
  pickup,
  'show-code': showCode,
  'send-someone': sendSomeone,
  'drop-pickup': dropOne,
  'pickup-days': days,
  'pickup-times': times,
  'choose-window': choose,
  book: booking.book,
  'book-place': booking.bookPlace,
  'book-days': visitDays.days,
  'book-month': visitDays.month,
  'book-times': visitTimes,
  'book-moment': booking.bookMoment,
  'book-at': bookAt,
  'book-held': bookHeld,
  'read-when': booking.readTyped,
  'wait-for-day': visitDays.waitForDay,
  visits: visits.visits,
  visit: visits.visit,
  'visit-by-ref': visits.byRef,
  'move-some': visits.moveSome,
  'drop-some': visits.dropSome,
  'visit-days': visits.otherDays,
  'visit-elsewhere': visits.elsewhere,
  'drop-visit': dropVisit,
  'restore-visit': restore,
  'take-visit': takeVisit,
  'leave-visit': leaveVisit,
  'visit-coming': visitComing,
  'course-coming': withheldComing,
  'answer-why': why,
  'answer-check-in': checkIn,
  later,
  'forgot-secret': forgotSecret,
  report,
  log,
  away,
  'away-days': awayDays,
  'go-away': setAway,
  'come-back': back,
  'bring-home': bringHome,
  'bring-along': bring,
  'leave-behind': leave,
  call,
  'call-at': callAt,
  help: settings.help,
  language: settings.language,
  'set-language': settings.setLanguage,
  'pause-choice': settings.pauseChoice,
  pause: settings.pause,
  resume: settings.resume,
  details: settings.details,
  helper,
  'end-helper': endHelper,
  'usual-place': settings.usualPlace,
  'set-usual-place': settings.setUsualPlace,
  hours: settings.hours,
  'set-hours': settings.setHours,
  level: settings.level,
  'set-level': settings.setLevelWith((turn, act) => playAct(turn, act)),
  privacy: settings.privacy,
  who,
  wrong,
  'take-back-wrong': takeBackWrong,
  'still-me': stillMe,
  stop,
  'refuse-code': refuseCode,
  'refuse-number': refuseNumber,
  'answer-help': answerHelp,
  rehearsed,
  'rehearse-secret': rehearseSecret,
  thanks,
  wipe,
  unlock: unlockWith((turn, act) => playAct(turn, act)),
  'set-nickname': takeNicknameWith((turn, act) => playAct(turn, act)),
  'which-person': whichPerson,
  'as-person': asPersonWith((turn, act) => playAct(turn, act)),
};

/** Does what an answer asks for. */
export function playAct(turn: Turn, act: Act): Promise<Say | null> {
  return play(plays, turn, act);
}

/** Whether this version still plays an act that an earlier one may have kept, and what follows on it. */
export function isPlayed(act: Act): boolean {
  const then = 'then' in act && typeof act.then === 'object' ? act.then : null;
  return act.do in plays && (then === null || isPlayed(then));
}
