import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import { shortDay } from '../dates.js';
import { t } from '../texts.js';
import { parcelNumber } from './parcel-words.js';
import { toast, toastRefusal } from './toast.js';

/** For how long it can be taken back; only then is the patient told. */
const UNDO_MS = 10_000;

/** Marks a parcel as ready, and offers for ten seconds to take that back, before anybody is told; `again` looks anew. */
export async function markReady(parcel: PickupView, again: () => void): Promise<void> {
  const { id, rev } = parcel;
  const words = { parcel: parcelNumber(parcel.parcel) };
  const undo = () => {
    call(pickups.notReady, { params: { id }, body: { rev: rev + 1 } })
      .then(
        () => {
          toast(t('parcel-ready-undone', words));
        },
        (error: unknown) => {
          toastRefusal(error);
        },
      )
      .finally(again);
  };
  const { tells } = await call(pickups.ready, { params: { id }, body: { rev } });
  const said = t(`parcel-ready-${tells}`, { ...words, day: shortDay(parcel.from) });
  const wait = parcel.obstacle === 'withheld' ? ` ${t('parcel-ready-wait')}` : '';
  toast(said + wait, { undo, undoMs: UNDO_MS });
}
