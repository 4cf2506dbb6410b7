import { attempt } from './attempt.js';
import { toast } from './toast.js';

/** A sheet of one row of a list. */
interface RowSheet extends EventTarget {
  /** Reads the list behind it anew. */
  listed: () => Promise<void>;
}

/** Reads the list behind a sheet anew, so that it shows what was saved; then says so. The sheet raises `done`. */
export async function doneOnceListed(
  sheet: RowSheet,
  ...said: Parameters<typeof toast>
): Promise<void> {
  await attempt(sheet.listed);
  sheet.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  toast(...said);
}
