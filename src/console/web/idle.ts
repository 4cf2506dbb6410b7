import type { ReactiveController, ReactiveControllerHost } from 'lit';

const WARN_S = 60;
/** How long before its end a session says that it ends, so that what is typed can be saved. */
const LAST_MINUTES = 5;
const TOUCH_MS = 20_000;
const acts = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

interface IdleWork {
  /** Tells the server that somebody is here. */
  touch: () => void;
  /** The time is over. */
  over: (why: 'idle' | 'ended') => void;
}

/** Watches whether somebody is at the desk: first the warning, then the end. Acts in other tabs count. */
export class Idle implements ReactiveController {
  /** Seconds until the end while the warning stands; null while somebody is here. */
  left: number | null = null;
  /** Minutes until the session ends whatever happens, in the last of them; null before. */
  minutesLeft: number | null = null;

  private lastAct = 0;
  private lastTouch = 0;
  private idleMs = 0;
  private endsAt = 0;
  private timer: number | undefined;
  private tabs: BroadcastChannel | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly work: IdleWork,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Both are spans, as the clock of a device may be any. */
  start({ idleSeconds, secondsLeft }: { idleSeconds: number; secondsLeft: number }): void {
    this.stop();
    this.idleMs = idleSeconds * 1000;
    this.endsAt = Date.now() + secondsLeft * 1000;
    this.lastAct = this.lastTouch = Date.now();
    for (const act of acts) window.addEventListener(act, this.onAct, { passive: true });
    this.tabs = new BroadcastChannel('sotto.here');
    this.tabs.addEventListener('message', () => {
      // That tab tells the server.
      this.here();
      this.lastTouch = this.lastAct;
    });
    this.timer = window.setInterval(() => {
      this.look();
    }, 1000);
  }

  stop(): void {
    window.clearInterval(this.timer);
    for (const act of acts) window.removeEventListener(act, this.onAct);
    this.tabs?.close();
    this.tabs = null;
    this.show(null);
    this.tellEnd(null);
  }

  private readonly onAct = () => {
    this.here();
    this.tabs?.postMessage('here');
  };

  /** Typing alone asks the server nothing, so that it must be told; always after the act, never before. */
  private touch(): void {
    this.lastTouch = Date.now();
    this.work.touch();
  }

  private here(): void {
    this.lastAct = Date.now();
    this.show(null);
  }

  private look(): void {
    const now = Date.now();
    if (this.lastAct > this.lastTouch && now - this.lastTouch >= TOUCH_MS) this.touch();
    const left = Math.ceil((this.lastAct + this.idleMs - now) / 1000);
    if (now >= this.endsAt) this.end('ended');
    else if (left <= 0) this.end('idle');
    else this.show(left <= Math.min(WARN_S, this.idleMs / 2000) ? left : null);
    const minutes = Math.ceil((this.endsAt - now) / 60_000);
    this.tellEnd(minutes >= 1 && minutes <= LAST_MINUTES ? minutes : null);
  }

  private end(why: 'idle' | 'ended'): void {
    this.stop();
    this.work.over(why);
  }

  private tellEnd(minutes: number | null): void {
    if (minutes === this.minutesLeft) return;
    this.minutesLeft = minutes;
    this.host.requestUpdate();
  }

  private show(left: number | null): void {
    if (left === this.left) return;
    this.left = left;
    this.host.requestUpdate();
  }
}
