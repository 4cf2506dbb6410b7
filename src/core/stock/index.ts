export { availability, lastUseDay, nextBest } from './availability.js';
export type { Offer } from './availability.js';
export { countStock } from './count-stock.js';
export { lockedLots, takeUnits } from './lock-lots.js';
export type { FreeLot, LotLine } from './lock-lots.js';
export { move, receiveStock } from './receive-stock.js';
export { recordUnmetAsk, reportTurnedAway } from './report-turned-away.js';
export { setSafetyStock } from './set-safety-stock.js';
export { askToBeTold, endNotices, noticeFacts, shelvesWaitedFor, tellWaiting } from './tell-me.js';
