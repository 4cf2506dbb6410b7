import { visits } from '../../contract/visits.js';
import type { VisitView } from '../../contract/visits.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';
import { toast, toastRefusal } from './toast.js';
import './visit-words.js';

/** Says that a visit was moved, and offers to move it back; or that it was there already. */
export function sayMoved(was: VisitView, now: VisitView, again: () => void): void {
  if (now.id === was.id) {
    toast(t('visit-stays', { when: moment(now) }));
    return;
  }
  const back = async () => {
    const { day, time, siteId, staff } = was;
    const body = { rev: now.rev, day, time, siteId, staffId: staff.id, override: was.override };
    try {
      await call(visits.move, { params: { id: now.id }, body });
      toast(t('visit-moved', { when: moment(was) }));
    } catch (error) {
      toastRefusal(error);
    }
    again();
  };
  toast(t('visit-moved', { when: moment(now) }), { undo: () => void back() });
}
