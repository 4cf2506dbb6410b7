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
import { showTask } from './show-task.js';
import { toast } from './toast.js';
import './place-words.js';

interface Seen {
  all: readonly ServiceView[];
  not: readonly string[];
}

/** Which visits can be booked at a place. */
@customElement('place-services')
export class PlaceServices extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  private readonly load = new Task(this, {
    task: async ([id], { signal }): Promise<Seen> => {
      const { services: every } = await call(services.list, {}, { signal });
      const { not } = await call(services.notAt, { params: { id } }, { signal });
      return { all: every.filter(({ active }) => active), not };
    },
    args: () => [this.place.id] as const,
  });

  private readonly form = new Form(this, {
    route: services.giveAt,
    given: () => ({ params: { id: this.place.id } }),
    shape: ({ given }) => ({
      not: (this.load.value?.all ?? [])
        .map(({ id }) => id)
        .filter((id) => !(Array.isArray(given) && given.includes(id))),
    }),
    sure: (given) => foretold(services.foretoldAt, given),
    done: () => {
      toast(t('place-saved'));
      void this.load.run();
    },
    prefix: 'services',
  });

  protected override createRenderRoot() {
    return this;
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
