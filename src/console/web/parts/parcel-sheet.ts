import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickups } from '../../contract/pickups.js';
import type { PickupView } from '../../contract/pickups.js';
import { call } from '../call.js';
import { moment } from '../dates.js';
import { t } from '../texts.js';
import { ActSheet } from './act-sheet.js';
import { choiceField } from './fields.js';
import { Form } from './form.js';
import {
  contentsWords,
  expectedWords,
  factsOf,
  lotWords,
  obstacleNote,
  parcelChips,
  parcelNumber,
  shortNote,
} from './parcel-words.js';
import { grouped } from './patient/grouped.js';
import { markReady } from './say-ready.js';
import './second-form.js';

type Mode = 'facts' | 'longer' | 'back' | 'second' | 'undo';

const DAYS = ['1', '2', '3', '5'];
const REASONS = ['not-coming', 'wrongly-prepared', 'other-place'] as const;

/** One parcel at the side: what it is, and what can be done with it. Raises `done` after an act, `close` where it was left. */
@customElement('parcel-sheet')
export class ParcelSheet extends ActSheet {
  @property({ attribute: false }) parcel!: PickupView;
  @state() private mode: Mode = 'facts';
  protected override readonly changedWords = 'parcel-changed';

  private readonly drawn = {
    rev: () => this.parcel.rev,
    again: async () => {
      this.parcel = await call(pickups.read, { params: { id: this.parcel.id } });
    },
    also: () => factsOf(this.parcel),
  };
  private readonly longer = new Form(this, {
    route: pickups.extend,
    given: () => ({ params: { id: this.parcel.id } }),
    shape: ({ days }) => ({ days: Number(days) }),
    drawn: this.drawn,
    done: () => {
      this.done('parcel-longer-done');
    },
    prefix: 'longer',
  });
  private readonly back = new Form(this, {
    route: pickups.putBack,
    given: () => ({ params: { id: this.parcel.id } }),
    drawn: this.drawn,
    done: () => {
      this.done('parcel-back-done');
    },
    prefix: 'back',
  });

  override render() {
    const heading = t('parcel-title', { parcel: parcelNumber(this.parcel.parcel) });
    return this.sheet(heading, this.inside());
  }

  private inside() {
    switch (this.mode) {
      case 'longer':
        return this.longerForm();
      case 'back':
        return this.backForm();
      case 'second':
      case 'undo':
        return html`<second-form
          .parcel=${this.parcel}
          .desk=${this.desk}
          ?undo=${this.mode === 'undo'}
          @done=${this.onSigned}
          @leave=${this.onLeave}
        ></second-form>`;
      default:
        return html`${this.facts()} ${shortNote(this.parcel)} ${obstacleNote(this.parcel)}
        ${this.acts()}`;
    }
  }

  private facts() {
    const { parcel } = this;
    const { contents, until, arrived, ended, state: now, told } = parcel;
    const row = (title: string, words: unknown) =>
      html`<dt>${title}</dt>
        <dd>${words}</dd>`;
    return html`<div>${parcelChips(parcel)}</div>
      <dl class="facts">
        ${row(t('parcel-expected'), expectedWords(parcel))} ${row(t('parcel-until'), moment(until))}
        ${contents ? row(t('parcel-ref'), html`<span class="code private">${grouped(contents.ref)}</span>`) : nothing}
        ${contents ? row(t('parcel-item'), t('pickups-item', { letter: contents.letter })) : nothing}
        ${
          contents
            ? row(
                t('parcel-contents'),
                html`${contentsWords(parcel)}${lotWords(parcel).map(
                  (words) => html`<br /><span class="soft small">${words}</span>`,
                )}`,
              )
            : nothing
        }
        ${now === 'ready' ? row(t('parcel-told'), t(`pickups-told-${told}`)) : nothing}
        ${arrived ? row(t('parcel-arrived'), moment(arrived)) : nothing}
        ${ended ? row(t('parcel-ended'), moment(ended)) : nothing}
      </dl>`;
  }

  private acts() {
    const turn = (mode: Mode) => () => {
      this.mode = mode;
    };
    return this.buttons([
      [this.mayReady, 'pickup.prepare', 'parcel-ready-act', this.onReady],
      [this.mayArrive, 'pickup.collect', 'parcel-arrived-act', this.onArrived],
      [this.mayHandOver, 'pickup.collect', 'parcel-second-act', turn('second')],
      [this.mayLonger, 'pickup.prepare', 'parcel-longer-act', turn('longer')],
      [this.isLive, 'pickup.return', 'parcel-back-act', turn('back')],
      [this.parcel.state === 'collected', 'pickup.return', 'parcel-undo-act', turn('undo')],
    ]);
  }

  private get isLive() {
    return this.parcel.state === 'held' || this.parcel.state === 'ready';
  }

  private get mayReady() {
    return this.parcel.state === 'held' || this.parcel.sought;
  }

  private get mayArrive() {
    return this.isLive && !this.parcel.arrived;
  }

  private get mayHandOver() {
    return this.parcel.state === 'ready' && !this.parcel.obstacle;
  }

  private get mayLonger() {
    return this.parcel.moreDays > 0;
  }

  private longerForm() {
    const { moreDays } = this.parcel;
    const options = DAYS.filter((value) => Number(value) <= moreDays).map((value) => ({
      value,
      label: t('parcel-longer-days', { days: Number(value) }),
    }));
    const fields = choiceField(this.longer, {
      name: 'days',
      label: t('parcel-longer-title'),
      hint: t('parcel-longer-hint'),
      options,
      chosen: [moreDays > 1 ? '2' : '1'],
    });
    return this.longer.frame(fields, { submit: t('parcel-longer-act'), also: this.leave() });
  }

  private backForm() {
    const options = REASONS.map((value) => ({ value, label: t(`parcel-back-${value}`) }));
    const fields = choiceField(this.back, {
      name: 'reason',
      label: t('parcel-back-title'),
      hint: t('parcel-back-hint'),
      options,
    });
    return this.back.frame(fields, { submit: t('parcel-back-act'), also: this.leave() });
  }

  private leave() {
    return html`<button type="button" class="button" @click=${this.onLeave}>
      ${t('parcel-cancel')}
    </button>`;
  }

  private readonly onReady = () => {
    const again = () => {
      this.raise('done');
    };
    void this.run(async () => {
      await markReady(this.parcel, again);
      again();
    });
  };

  private readonly onArrived = () => {
    const { id, rev } = this.parcel;
    void this.run(async () => {
      await call(pickups.arrived, { params: { id }, body: { rev } });
      this.done('parcel-arrived-done');
    });
  };

  private readonly onSigned = () => {
    this.done(this.mode === 'undo' ? 'parcel-undo-done' : 'hand-over-done');
  };

  private readonly onLeave = () => {
    this.mode = 'facts';
  };

  private done(key: string): void {
    this.ended(t(key, { parcel: parcelNumber(this.parcel.parcel) }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parcel-sheet': ParcelSheet;
  }
}
