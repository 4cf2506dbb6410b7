export { adjustLot } from './adjust-lot.js';
export { askToCount } from './ask-to-count.js';
export { availability, lastUseDay, nextBest } from './availability.js';
export type { Offer } from './availability.js';
export { countStock } from './count-stock.js';
export { openCount, pageOfCounts, readCount } from './count-sheet.js';
export type { CountSheet } from './count-sheet.js';
export { lasting, lockedLots, takeUnits } from './lock-lots.js';
export type { FreeLot, LotLine } from './lock-lots.js';
export {
  checkReceipts,
  importReceipts,
  pageOfReceiptRows,
  readReceiptFile,
} from './receipt-file.js';
export type { ReceiptFile } from './receipt-file.js';
export { proveStock } from './prove-stock.js';
export { move, receiveStock } from './receive-stock.js';
export { recordUnmetAsk, reportTurnedAway } from './report-turned-away.js';
export { quarantineLot, recallLot, releaseLot } from './set-lot-apart.js';
export { setSafetyStock } from './set-safety-stock.js';
export { lotsOfPlace, pageOfLots, pageOfMovements, pageOfShelves, readShelf } from './shelves.js';
export { promisable, standIns, whatIsHere } from './stand-ins.js';
export { askToBeTold, endNotices, noticeFacts, shelvesWaitedFor, tellWaiting } from './tell-me.js';
export { transferStock } from './transfer-stock.js';
export { approveCount, giveCount, turnCount } from './work-count.js';
export { warnOfStock } from './warn-of-stock.js';
