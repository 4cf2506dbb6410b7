import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { medicines } from '../../contract/medicines.js';
import type { ProgrammeView } from '../../contract/medicines.js';
import { places } from '../../contract/places.js';
import type { PlaceView } from '../../contract/places.js';
import { allPages } from '../all-pages.js';
import { call } from '../call.js';
import { t } from '../texts.js';
import { choiceField } from './fields.js';
import { foretold } from './foretold.js';
import { Form } from './form.js';
import { isInUse } from './offer-medicine.js';
import { showTask } from './show-task.js';
import { toast } from './toast.js';
import './place-words.js';

/** Which programmes a place hands over. Raises `done`. */
@customElement('place-programmes')
export class PlaceProgrammes extends LitElement {
  @property({ attribute: false }) place!: PlaceView;

  private readonly load = new Task(this, {
    task: async (_, { signal }) =>
      (await allPages((query) => call(medicines.programmes, { query }, { signal }))).filter(
        isInUse,
      ),
    args: () => [],
  });

  private readonly form = new Form(this, {
    route: places.serve,
    given: () => ({ params: { id: this.place.id } }),
    drawn: { rev: () => this.place.rev, again: () => this.again() },
    shape: ({ served }) => {
      const shown = (this.load.value ?? []).map(({ id }) => id);
      const unseen = this.place.not.filter((id) => !shown.includes(id));
      const off = shown.filter((id) => !(Array.isArray(served) && served.includes(id)));
      return { not: [...unseen, ...off] };
    },
    done: async (place) => {
      this.place = place;
      await this.updateComplete;
      toast(t('place-saved'));
      this.dispatchEvent(new CustomEvent('done', { detail: place }));
    },
    sure: (given) => foretold(places.serveForetold, given),
    prefix: 'programmes',
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
      <h2>${t('place-programmes')}</h2>
      ${showTask(this.load, (programmes) =>
        programmes.length > 0
          ? this.choices(programmes)
          : html`<p class="soft">${t('place-programmes-none')}</p>`,
      )}
    </section>`;
  }

  private async again(): Promise<void> {
    this.place = await call(places.read, { params: { id: this.place.id } });
  }

  private choices(programmes: readonly ProgrammeView[]) {
    const { not } = this.place;
    return this.form.frame(
      choiceField(this.form, {
        name: 'served',
        label: t('place-programmes-legend'),
        hint: t('place-programmes-hint'),
        many: true,
        options: programmes.map(({ id, code }) => ({ value: id, label: code })),
        chosen: programmes.map(({ id }) => id).filter((id) => !not.includes(id)),
      }),
      { submit: t('place-save') },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-programmes': PlaceProgrammes;
  }
}
