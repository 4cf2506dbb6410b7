import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ClockStep, DemoPerson, DeskAnswer, DeskParcel, PhonesState } from '../contract.js';
import * as phones from './api/phones.js';
import { lastArrivals } from './arrivals.js';
import { commandsFor } from './commands-for.js';
import { deskWords } from './desk-words.js';
import { icon } from './icons.js';
import { Latest } from './latest.js';
import { pageStyles } from './page-styles.js';
import { lostLine, pageTitle } from './page-title.js';
import { recall, remember } from './memory.js';
import { nextStep } from './next-step.js';
import { picker } from './picker.js';
import { sharedStyles } from './shared-styles.js';
import type { Typed, TypedNumber } from './typed.js';
import './parts/demo-clock.js';
import './parts/first-step.js';
import './parts/parcel-desk.js';
import './parts/plain-phone.js';
import './parts/service-ledger.js';
import './parts/smart-phone.js';
import './parts/theme-switch.js';

type Device = DemoPerson['channel'];
type Work = Device | 'clock' | 'desk';

/** The two phones on one table, with the clock and the ledger between them. */
@customElement('phones-page')
export class PhonesPage extends LitElement {
  @state() private phones: PhonesState | null = null;
  @state() private held: Record<Device, string> = { sms: '', telegram: '' };
  @state() private shown: Device = recall('shown') === 'telegram' ? 'telegram' : 'sms';
  @state() private busy: Record<Work, boolean> = {
    sms: false,
    telegram: false,
    clock: false,
    desk: false,
  };
  @state() private lost = false;
  @state() private sent = 0;
  @state() private handedOver = false;
  @state() private deskSays = '';
  @state() private toast = '';
  /** Whether a phone that is out of sight got something new. */
  @state() private waits: Record<Device, boolean> = { sms: false, telegram: false };

  private lastToast = -1;
  private readonly latest = new Latest<PhonesState>({
    take: (all) => {
      this.take(all);
    },
    lost: () => {
      this.lost = true;
    },
  });
  private unfollow: (() => void) | null = null;

  static override styles = [sharedStyles, pageStyles];

  override connectedCallback() {
    super.connectedCallback();
    const look = () => void this.latest.refresh(phones.readState);
    this.unfollow = phones.follow(look);
    look();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.unfollow?.();
  }

  override render() {
    const { sent, handedOver } = this;
    const step = nextStep(this.phones?.desk ?? null, { sent, handedOver });
    return html`<header>
        ${pageTitle(this.phones?.consoleUrl)}
        <first-step .step=${step}></first-step>
        <theme-switch></theme-switch>
      </header>
      ${this.lost ? lostLine : nothing}
      <nav class="tabs" aria-label="Which phone">
        ${this.tab('sms', 'Plain phone')}${this.tab('telegram', 'Smartphone')}
      </nav>
      <main data-shown=${this.shown}>${this.phones ? this.table(this.phones) : nothing}</main>`;
  }

  private table(all: PhonesState) {
    return html`${this.plain(all)}${this.smart(all)}
      <div class="holders">${this.picker(all, 'sms')}${this.picker(all, 'telegram')}</div>
      <demo-clock
        .now=${all.now}
        .zone=${all.zone}
        ?busy=${this.busy.clock}
        @move-clock=${this.onMoveClock}
      ></demo-clock>
      ${all.desk ? this.desk(all.desk) : nothing}
      <service-ledger .entries=${all.ledger} .zone=${all.zone}></service-ledger>`;
  }

  private desk(parcels: DeskParcel[]) {
    return html`<parcel-desk
      .parcels=${parcels}
      .said=${this.deskSays}
      ?busy=${this.busy.desk}
      @make-ready=${({ detail }: CustomEvent<DeskParcel>) =>
        void this.atDesk(detail, () => phones.makeReady(detail.id))}
      @hand-over=${({ detail }: CustomEvent<{ parcel: DeskParcel; code: string }>) =>
        void this.atDesk(detail.parcel, () => phones.handOver(detail.parcel.id, detail.code))}
    ></parcel-desk>`;
  }

  private plain(all: PhonesState) {
    const person = all.people.find(({ key }) => key === this.held.sms) ?? null;
    const number = person?.address ?? '';
    return html`<plain-phone
      .person=${person}
      .entries=${all.threads[number] ?? []}
      .brand=${all.brand}
      .now=${all.now}
      .zone=${all.zone}
      ?busy=${this.busy.sms}
      ?stopped=${all.stopped.includes(number)}
      @send=${this.onSend('sms')}
      @call=${() => void this.act('sms', () => phones.call(this.held.sms))}
    ></plain-phone>`;
  }

  private smart(all: PhonesState) {
    const key = this.held.telegram;
    const person = all.people.find((one) => one.key === key) ?? null;
    return html`<smart-phone
      .person=${person}
      .entries=${all.chats[key] ?? []}
      .commands=${commandsFor(all, person?.language ?? 'en')}
      .brand=${all.brand}
      .now=${all.now}
      .zone=${all.zone}
      .toast=${this.toast}
      ?busy=${this.busy.telegram}
      ?blocked=${all.blocked.includes(key)}
      @send=${this.onSend('telegram')}
      @press=${this.onPress}
      @share-contact=${() => void this.act('telegram', () => phones.shareContact(key))}
      @block=${({ detail }: CustomEvent<boolean>) =>
        void this.act('telegram', () => phones.block(key, detail))}
    ></smart-phone>`;
  }

  private picker(all: PhonesState, device: Device) {
    const hold = (key: string) => {
      this.hold(device, key);
    };
    return picker(all, device, { chosen: this.held[device], hold, take: this.onTake });
  }

  private readonly onTake = ({ number, answered }: TypedNumber) => {
    void this.act('sms', async () => {
      const { taken, state } = await phones.take(number);
      if (taken) this.hold('sms', taken);
      answered(taken !== null);
      return state;
    });
  };

  private tab(device: Device, word: string) {
    const show = () => {
      this.shown = device;
      this.waits = { ...this.waits, [device]: false };
      remember('shown', device);
    };
    return html`<button aria-pressed=${this.shown === device} @click=${show}>
      ${icon(device === 'sms' ? 'keypad' : 'smartphone')}${word}
      ${this.waits[device] ? html`<span class="new"><span class="unseen">, new</span></span>` : nothing}
    </button>`;
  }

  private onSend(device: Device) {
    return async ({ detail: { text, giveBack } }: CustomEvent<Typed>) => {
      this.sent += 1;
      if (!(await this.act(device, () => phones.send(this.held[device], text)))) giveBack?.();
    };
  }

  private readonly onPress = ({ detail }: CustomEvent<{ messageId: number; data: string }>) => {
    this.sent += 1;
    const held = this.held.telegram;
    void this.act('telegram', () => phones.press(held, detail.messageId, detail.data));
  };

  private readonly onMoveClock = ({ detail }: CustomEvent<ClockStep>) => {
    const held = Object.values(this.held).filter((key) => key !== '');
    void this.act('clock', () => phones.moveClock(detail, held));
  };

  private async atDesk(parcel: DeskParcel, call: () => Promise<DeskAnswer>) {
    this.deskSays = '';
    await this.act('desk', async () => {
      const { outcome, state } = await call();
      this.deskSays = deskWords(parcel, outcome);
      this.handedOver ||= outcome === 'done' && parcel.state === 'ready';
      return state;
    });
  }

  private async act(what: Work, call: () => Promise<PhonesState>) {
    this.busy = { ...this.busy, [what]: true };
    const answered = await this.latest.learn(call);
    this.busy = { ...this.busy, [what]: false };
    if (!answered) void this.latest.refresh(phones.readState);
    return answered;
  }

  private take(all: PhonesState) {
    const before = this.phones ? lastArrivals(this.phones, this.held) : null;
    const after = lastArrivals(all, this.held);
    const hidden = this.shown === 'sms' ? 'telegram' : 'sms';
    if (before && after[hidden] > before[hidden]) this.waits = { ...this.waits, [hidden]: true };
    this.phones = all;
    this.lost = false;
    for (const device of ['sms', 'telegram'] as const) {
      const own = all.people.filter(({ channel }) => channel === device);
      const wanted = this.held[device] || recall(device);
      const person = own.find(({ key }) => key === wanted) ?? own[0];
      if (person && person.key !== this.held[device]) this.hold(device, person.key);
    }
    this.showToast(all.toasts[this.held.telegram]);
  }

  private hold(device: Device, key: string) {
    this.held = { ...this.held, [device]: key };
    remember(device, key);
  }

  private showToast(toast: { id: number; text: string } | undefined) {
    const first = this.lastToast < 0;
    const id = toast?.id ?? 0;
    if (!first && toast && id > this.lastToast) {
      this.toast = toast.text;
      setTimeout(() => (this.toast = ''), 4000);
    }
    this.lastToast = Math.max(this.lastToast, id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phones-page': PhonesPage;
  }
}
