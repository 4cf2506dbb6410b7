import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { places } from '../../contract/places.js';
import type { PlaceView } from '../../contract/places.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { foretold } from '../parts/foretold.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import '../parts/place-closures.js';
import { placeBody, placeFields } from '../parts/place-fields.js';
import '../parts/place-programmes.js';
import '../parts/place-services.js';
import '../parts/place-state.js';
import { placeChip } from '../parts/place-words.js';
import { readAnew } from '../parts/read-anew.js';
import { showTask } from '../parts/show-task.js';
import { toast } from '../parts/toast.js';
import { go } from '../router.js';
import { t } from '../texts.js';

/** What a new place begins with. */
interface Fresh {
  zone: string;
}

/** The zone of the clinic's first place; of the person's own clock before there is any. */
async function fresh(signal: AbortSignal): Promise<Fresh> {
  const { rows } = await call(places.list, { query: { size: 1 } }, { signal });
  return { zone: rows[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** One place, or a new one: its facts, closed days, programmes and state. */
@customElement('place-page')
export class PlacePage extends Page {
  protected override readonly topics = ['site', 'programme'];

  private readonly load = new Task(this, {
    task: async ([id], { signal }): Promise<PlaceView | Fresh> =>
      id === 'new' ? fresh(signal) : call(places.read, { params: { id } }, { signal }),
    args: () => [this.params['id'] ?? ''] as const,
  });

  private readonly adding = new Form(this, {
    route: places.add,
    shape: placeBody,
    done: ({ id, number }) => {
      toast(t('place-added', { number }));
      go(`/places/${id}`, { replace: true });
    },
  });

  private readonly changing = new Form(this, {
    route: places.change,
    given: () => ({ params: { id: this.params['id'] ?? '' } }),
    shape: placeBody,
    drawn: {
      rev: () => (this.load.value && 'rev' in this.load.value ? this.load.value.rev : undefined),
      again: () => readAnew(this.load),
    },
    sure: (given) => foretold(places.foretold, given),
    done: async ({ rev }) => {
      this.goOn(rev);
      // Whoever types on then begins from what was saved.
      await readAnew(this.load);
      toast(t('place-saved'));
    },
  });

  protected override refresh() {
    void this.load.run();
  }

  override render() {
    return showTask(this.load, (place) => ('id' in place ? this.known(place) : this.fresh(place)));
  }

  private fresh({ zone }: Fresh) {
    return html`${pageTitle({
        title: t('place-new'),
        back: { href: '/places', label: t('place-back') },
      })}
      <div class="panel">
        ${this.adding.frame(placeFields(this.adding, null, zone), { submit: t('places-add') })}
      </div>`;
  }

  private known(place: PlaceView) {
    return html`${pageTitle({
      title: t('place-of', { number: place.number }),
      lead: html`${placeChip(place.state)} ${place.privateName}`,
      back: { href: '/places', label: t('place-back') },
    })}
    ${
      place.state === 'retired'
        ? html`<p class="note">${t('place-state-words-retired')}</p>`
        : this.parts(place)
    }`;
  }

  private parts(place: PlaceView) {
    return html`<place-closures .place=${place} @done=${this.onDone}></place-closures>
      <section class="section panel">
        ${this.changing.frame(placeFields(this.changing, place, place.zone), { submit: t('place-save') })}
      </section>
      <place-programmes .place=${place} @done=${this.onDone}></place-programmes>
      <place-services .place=${place} @done=${this.onDone}></place-services>
      <place-state .place=${place} @done=${this.onDone}></place-state>`;
  }

  private readonly onDone = ({ detail }: CustomEvent<PlaceView | null>) => {
    if (detail) this.goOn(detail.rev);
    this.refresh();
  };

  /** What is typed in the other parts goes on from what this person saved in one. */
  private goOn(rev: number): void {
    this.changing.goOn(rev);
    this.querySelector('place-programmes')?.goOn(rev);
    this.querySelector('place-services')?.goOn(rev);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-page': PlacePage;
  }
}
