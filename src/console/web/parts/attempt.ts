import { toastRefusal } from './toast.js';

/** Does what a press began, outside a form; a refusal or a lost connection is said in words. True where it was done. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    toastRefusal(error);
    return false;
  }
}
