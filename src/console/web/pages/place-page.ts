import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { places } from '../../contract/places.js';
import type { PlaceView } from '../../contract/places.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import '../parts/place-closures.js';
import { placeBody, placeFields } from '../parts/place-fields.js';
import '../parts/place-programmes.js';
import '../parts/place-state.js';
import { placeChip } from '../parts/place-words.js';
import { showTask } from '../parts/show-task.js';
import { toast } from '../parts/toast.js';
import { go } from '../router.js';
import { t } from '../texts.js';

/** One place, or a new one: its facts, closed days, programmes and state. */
@customElement('place-page')
export class PlacePage extends Page {
  protected override readonly topics = ['site', 'programme'];
  /** Somebody else changed it while something was typed here. */
  @state() private stale = false;
  /** The place as it was when the form was drawn; what is typed goes with its rev. */
  private drawn: PlaceView | null = null;

  private readonly load = new Task(this, {
    task: async ([id], { signal }): Promise<PlaceView | false> =>
      id === 'new' ? false : call(places.read, { params: { id } }, { signal }),
    args: () => [this.params['id'] ?? ''] as const,
  });

  private readonly adding = new Form(this, {
    route: places.add,
    shape: placeBody,
    done: ({ id, number }) => {
      toast(t('place-added', { number }));
      go(`/places/${id}`, { replace: true });
    },
    refused: () => false,
  });

  private readonly changing = new Form(this, {
    route: places.change,
    given: () => ({ params: { id: this.params['id'] ?? '' } }),
    shape: (typed) => ({ ...placeBody(typed), rev: this.drawn?.rev }),
    done: (place) => {
      this.drawn = place;
      toast(t('place-saved'));
      this.refresh();
    },
    refused: ({ code }) => {
      this.stale = code === 'changed-meanwhile';
      return this.stale;
    },
  });

  protected override refresh() {
    void this.load.run();
  }

  override render() {
    return showTask(this.load, (place) => (place ? this.known(place) : this.fresh()));
  }

  private fresh() {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return html`${pageTitle({
        title: t('place-new'),
        back: { href: '/places', label: t('place-back') },
      })}
      <div class="panel">
        ${this.adding.frame(placeFields(this.adding, null, timeZone), { submit: t('places-add') })}
      </div>`;
  }

  private known(place: PlaceView) {
    this.drawn ??= place;
    return html`${pageTitle({
      title: t('place-of', { number: place.number }),
      lead: html`${placeChip(place.state)} ${place.privateName}`,
      back: { href: '/places', label: t('place-back') },
    })}
    ${this.stale ? this.staleNote() : nothing}
    ${
      place.state === 'retired'
        ? html`<p class="note">${t('place-state-words-retired')}</p>`
        : this.parts(place, this.drawn)
    }`;
  }

  private parts(place: PlaceView, drawn: PlaceView) {
    const { zone } = place;
    return html`<place-closures .place=${place} @done=${this.onDone}></place-closures>
      <section class="section panel">
        ${this.changing.frame(placeFields(this.changing, drawn, zone), { submit: t('place-save') })}
      </section>
      <place-programmes .place=${place} @done=${this.onDone}></place-programmes>
      <place-state .place=${place} @done=${this.onDone}></place-state>`;
  }

  private staleNote() {
    return html`<div class="summary" role="alert">
      <p>${t('place-changed-meanwhile')}</p>
      <p>
        <button class="button narrow" @click=${this.onReload}>${t('place-reload')}</button>
      </p>
    </div>`;
  }

  private readonly onReload = async () => {
    void this.load.run();
    // Another look may begin meanwhile: the last one counts.
    await this.load.taskComplete;
    this.drawn = this.load.value === false ? null : (this.load.value ?? null);
    this.changing.clear();
    this.stale = false;
  };

  /** Another part changed the place: the form goes on from its new rev, as it typed other things. */
  private readonly onDone = ({ detail }: CustomEvent<PlaceView | null>) => {
    if (this.drawn && detail) this.drawn = { ...this.drawn, rev: detail.rev };
    this.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'place-page': PlacePage;
  }
}
