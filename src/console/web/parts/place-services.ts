import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlaceView } from '../../contract/places.js';
import { services } from '../../contract/services.js';
import type { ServiceView } from '../../contract/services.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { choiceField } from './fields.js';
import { foretold } from './foretold.js';
import { Form } from './form.js';
import { readAnew } from './read-anew.js';
import { showTask } from './show-task.js';
import { toast } from './toast.js';
import './place-words.js';

interface Seen {
  rev: number;
  /** Those in use. */
  all: readonly ServiceView[];
  not: readonly string[];
}

/** Which visits can be booked at a place. Raises `done`. */
@customElement('place-services')
export class PlaceServices extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  private readonly load = new Task(this, {
    task: async ([id], { signal }): Promise<Seen> => {
      const { services: every } = await call(services.list, {}, { signal });
      const given = await call(services.notAt, { params: { id } }, { signal });
      return { all: every.filter(({ active }) => active), ...given };
    },
    args: () => [this.place.id, this.place.rev] as const,
  });

  private readonly form = new Form(this, {
    route: services.giveAt,
    given: () => ({ params: { id: this.place.id } }),
    drawn: { rev: () => this.load.value?.rev, again: () => readAnew(this.load) },
    shape: ({ given }) => {
      const { all, not } = this.load.value ?? { all: [], not: [] };
      const shown = all.map(({ id }) => id);
      // One that rests is as it was once it is in use again.
      const unseen = not.filter((id) => !shown.includes(id));
      const off = shown.filter((id) => !(Array.isArray(given) && given.includes(id)));
      return { not: [...unseen, ...off] };
    },
    sure: (given) => foretold(services.foretoldAt, given),
    done: async (place) => {
      this.place = place;
      await this.updateComplete;
      await this.load.taskComplete;
      toast(t('place-saved'));
      this.dispatchEvent(new CustomEvent('done', { detail: place }));
    },
    prefix: 'services',
  });

  protected override createRenderRoot() {
    return this;
  }

  /** Another part of the page changed the place for this person, up to `rev`. */
  goOn(rev: number): void {
    this.form.goOn(rev);
  }

  override render() {
    return html`<section class="section panel">
      <h2>${t('place-services')}</h2>
      ${showTask(this.load, (seen) =>
        seen.all.length > 0
          ? this.choices(seen)
          : html`<p class="soft">${t('place-services-none')}</p>`,
      )}
    </section>`;
  }

  private choices({ all, not }: Seen) {
    return this.form.frame(
      choiceField(this.form, {
        ...{ name: 'given', label: t('place-services-legend'), hint: t('place-services-hint') },
        many: true,
        options: all.map(({ id, code }) => ({ value: id, label: code })),
        chosen: all.map(({ id }) => id).filter((id) => !not.includes(id)),
      }),
      { submit: t('place-save') },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-services': PlaceServices;
  }
}
