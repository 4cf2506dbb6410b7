import { isUnsaved, mayLose } from './parts/unsaved.js';
import { go } from './router.js';

const addressHere = () => location.pathname + location.search;

/** Asks once before a page is left on which something stands that is typed and not saved: by a link, by Back, or with the tab. */
export class UnsavedGuard {
  private here = addressHere();

  /** `isOn` tells whether there is anybody whose work could be lost. */
  constructor(private readonly isOn: () => boolean) {
    window.addEventListener('beforeunload', (event) => {
      if (isOn() && isUnsaved()) event.preventDefault();
    });
  }

  async mayLeave(): Promise<boolean> {
    return !this.isOn() || mayLose();
  }

  /** Goes where a link leads. What only narrows or turns the list of a page leaves it standing. */
  async follow(address: string): Promise<void> {
    const stays = new URL(address, location.href).pathname === location.pathname;
    if (stays || (await this.mayLeave())) go(address);
  }

  /** The page of this address is shown. */
  went(): void {
    this.here = addressHere();
  }

  /** Whether the address that Back led to may be shown; it is taken back while that is asked. */
  async came(): Promise<boolean> {
    const to = addressHere();
    const stays = this.here.split('?')[0] === location.pathname;
    if (stays || !this.isOn() || !isUnsaved()) {
      this.went();
      return true;
    }
    history.pushState(null, '', this.here);
    if (await mayLose()) go(to, { replace: true });
    return false;
  }
}
