import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { session } from '../contract/session.js';
import type { SessionView } from '../contract/session.js';
import { wearTheme } from '../../look/theme.js';
import { call, SIGNED_OUT } from './call.js';
import { connection, keepTrying } from './connection.js';
import { deskContext, deskOf, keepPlace } from './desk.js';
import type { Desk } from './desk.js';
import { deskFrame, gateFrame } from './frame.js';
import { SIGNED_IN, stepAddress } from './gate.js';
import { Idle } from './idle.js';
import { isLeaving, signOut, stay, tellLeft } from './leaving.js';
import type { Why } from './leaving.js';
import { follow, listen, unfollow } from './live.js';
import { Outlet } from './outlet.js';
import { OfflineError, RefusalError } from './refusal.js';
import { catchLinks, go, WENT } from './router.js';
import { isShaded, isShadeKey, shade } from './shade.js';
import { dropQuestions } from './parts/confirm-act.js';
import './parts/idle-warning.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { dropToasts, toastRefusal } from './parts/toast.js';

/** Changes of which the frame itself shows something. */
const OWN = ['site', 'staff'];

/** The frame around every page: who is here, where to go, whether the connection stands, and for how long. */
@customElement('desk-shell')
export class DeskShell extends LitElement {
  /** Null while nobody is signed in, undefined until that is known. */
  @state() private desk: Desk | null | undefined;

  private readonly provider = new ContextProvider(this, { context: deskContext });
  private readonly outlet = new Outlet(this);
  private readonly guard = new UnsavedGuard(() => !!this.desk && !this.outlet.isPublic);
  private readonly idle = new Idle(this, {
    touch: () => void call(session.read, {}, { background: false }).catch(() => undefined),
    over: (why) => void this.leave(why),
  });

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    wearTheme();
    this.addEventListener('click', this.onClick);
    window.addEventListener('popstate', () => void this.onPopped());
    window.addEventListener(WENT, this.onWent);
    window.addEventListener(SIGNED_IN, this.onSignedIn);
    window.addEventListener(SIGNED_OUT, this.onSignedOut);
    window.addEventListener('keydown', this.onKey);
    window.addEventListener('unhandledrejection', this.onUntold);
    connection.addEventListener('change', this.onConnection);
    listen(OWN, () => void this.lookAgain());
    keepTrying(() => void this.start());
    void this.start();
  }

  override render() {
    const page = html`${this.outlet.element}`;
    const about = { isLost: connection.isLost, shaded: isShaded(), path: location.pathname };
    const frame =
      this.desk && !this.outlet.isPublic
        ? deskFrame({
            ...about,
            desk: this.desk,
            minutesLeft: this.idle.minutesLeft,
            page,
            onPlace: (siteId) => void this.onPlace(siteId),
            onShade: this.onShade,
            onLeave: () => void this.onLeave(),
          })
        : gateFrame({ ...about, page });
    return html`${frame}
      <toast-stack></toast-stack>
      ${
        this.idle.left === null
          ? nothing
          : html`<idle-warning .left=${this.idle.left}></idle-warning>`
      }`;
  }

  protected override updated() {
    const warned = this.idle.left !== null;
    if (warned === this.warned) return;
    this.warned = warned;
    if (warned) this.shadedBefore = isShaded();
    shade(warned || this.shadedBefore);
  }

  private warned = false;
  private shadedBefore = false;

  /** Asks who is here. While it cannot be known, a page that stands stays as it is. */
  private async start(): Promise<void> {
    if (isLeaving()) await this.goOnLeaving();
    else await this.whoIsHere();
    if (!this.outlet.element) await this.show();
  }

  private async whoIsHere(): Promise<void> {
    try {
      // Whoever opens the page is here; what looks again once the line stands is not somebody.
      const view = await call(session.read, {}, { background: this.desk !== undefined });
      if (!this.desk) this.open(view);
    } catch (error) {
      if (!(error instanceof RefusalError)) return;
      this.desk ??= null;
    }
  }

  /** Whoever left while the service could not be reached is not let in again by the session that still stands there. */
  private async goOnLeaving(): Promise<void> {
    if (this.desk) this.close();
    this.desk = null;
    if ((await tellLeft()) && this.outlet.element) location.reload();
  }

  /** The frame shows places and a name that others may have changed. */
  private async lookAgain(): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    const view = await call(session.read, {}, { background: true }).catch(() => null);
    if (view?.staffId !== this.desk?.staffId || !view || !this.desk) return;
    const before = this.desk.siteId;
    this.take(deskOf(view, before ?? ''));
    // Their first place opens the pages about it, and their last one closes them.
    if ((before === null) !== (this.desk.siteId === null)) await this.show();
  }

  private open(view: SessionView): void {
    this.take(deskOf(view));
    this.idle.start(view);
    follow();
  }

  private take(desk: Desk): void {
    this.desk = desk;
    this.provider.setValue(desk);
  }

  private close(): void {
    this.desk = null;
    this.idle.stop();
    unfollow();
    dropQuestions();
    dropToasts();
    shade(false);
  }

  private async show(): Promise<void> {
    await this.outlet.show(this.desk ?? null);
    if (!this.desk && !this.outlet.isPublic) this.toSignIn({});
  }

  /** Leads to the sign-in page, and back to where one was. */
  private toSignIn(more: Record<string, string>): void {
    const then = location.pathname + location.search;
    const query = new URLSearchParams({ ...more, ...(then !== '/' && { then }) });
    go(query.size > 0 ? `/sign-in?${query.toString()}` : '/sign-in', { replace: true });
  }

  private async leave(why: Why): Promise<void> {
    this.close();
    this.outlet.blank();
    await signOut(why);
    if (why === 'left') go(stepAddress('/sign-in', { why }), { replace: true });
    else this.toSignIn({ why });
  }

  private readonly onWent = () => {
    this.guard.went();
    void this.show();
  };

  private async onPopped(): Promise<void> {
    if (await this.guard.came()) await this.show();
  }

  private readonly onClick = (event: MouseEvent) => {
    catchLinks(event, (address) => void this.guard.follow(address));
  };

  private async onLeave(): Promise<void> {
    if (await this.guard.mayLeave()) await this.leave('left');
  }

  private readonly onSignedIn = (event: Event) => {
    if (!(event instanceof CustomEvent)) return;
    stay();
    this.open(event.detail as SessionView);
  };

  private readonly onSignedOut = () => {
    if (!this.desk) return;
    this.close();
    if (!this.outlet.isPublic) this.toSignIn({ why: 'ended' });
  };

  private async onPlace(siteId: string): Promise<void> {
    const may = await this.guard.mayLeave();
    if (!this.desk) return;
    if (may) keepPlace(siteId);
    // Where it is not changed, the choice is drawn anew as it was.
    this.take(may ? { ...this.desk, siteId } : { ...this.desk });
  }

  private readonly onShade = () => {
    shade(!isShaded());
    this.requestUpdate();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (!isShadeKey(event)) return;
    event.preventDefault();
    this.onShade();
  };

  /** What neither a form nor a part has said: nobody presses a button and sees nothing. */
  private readonly onUntold = (event: PromiseRejectionEvent) => {
    const reason: unknown = event.reason;
    if (!(reason instanceof RefusalError || reason instanceof OfflineError)) return;
    event.preventDefault();
    toastRefusal(reason);
  };

  private readonly onConnection = () => {
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-shell': DeskShell;
  }
}
