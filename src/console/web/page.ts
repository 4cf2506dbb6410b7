import { consume } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Desk } from './desk.js';
import { deskContext } from './desk.js';
import { listen } from './live.js';

const MINUTE_MS = 60_000;

/**
 * What every page starts from: the desk, the names in its path, the query, and a second look when
 * something of its topics changed. It renders into the page itself, so the one style sheet, labels
 * and print reach it.
 */
export class Page extends LitElement {
  /** `{ id }` of `/patients/:id`. */
  @property({ attribute: false }) params: Record<string, string> = {};
  /** What stands behind `?`; change it by `changeQuery`. */
  @property({ attribute: false }) query = new URLSearchParams();
  @consume({ context: deskContext, subscribe: true })
  @property({ attribute: false })
  desk!: Desk;

  /** Topics of the server's changes that this page shows. */
  protected readonly topics: readonly string[] = [];

  /** Whether it shows the place of the desk alone. */
  protected readonly isOfPlace: boolean = false;

  /** The ids of the place or the patient that it shows; null where it shows several. */
  protected get about(): readonly string[] | null {
    return this.isOfPlace ? [this.desk.siteId ?? ''] : null;
  }

  /** Whether what it shows changes by the clock alone, as what is late does: it looks again each minute in which it is seen. */
  protected readonly isByClock: boolean = false;

  private clock: number | undefined;
  private unlisten: (() => void) | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.unlisten = listen(
      this.topics,
      () => {
        this.refresh();
      },
      () => this.about,
    );
    if (this.isByClock) this.clock = window.setInterval(this.onMinute, MINUTE_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten?.();
    window.clearInterval(this.clock);
  }

  private readonly onMinute = () => {
    if (document.visibilityState === 'visible') this.refresh();
  };

  /** Looks again in the background; what is on the screen stays until the answer is there. */
  protected refresh(): void {
    this.requestUpdate();
  }

  protected override createRenderRoot() {
    return this;
  }
}
