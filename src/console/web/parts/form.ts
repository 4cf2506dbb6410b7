import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { z } from 'zod';
import type { Route } from '../../contract/route.js';
import { assertFits, call } from '../call.js';
import type { Given } from '../call.js';
import { OfflineError, RefusalError } from '../refusal.js';
import { t } from '../texts.js';
import { fieldOfRefusal } from './field-of-refusal.js';
import { FormFocus } from './form-focus.js';
import { Meanwhile } from './meanwhile.js';
import type { Drawn } from './meanwhile.js';
import { readForm } from './read-form.js';
import { markTyped } from './unsaved.js';

interface FormWork<R extends Route> {
  route: R;
  /** What the route is given beside the body: `() => ({ params: { id } })`. */
  given?: () => Omit<Given<R>, 'body'>;
  /** Adds to, or turns, what was typed before it is checked by the route's contract. */
  shape?: (typed: Record<string, unknown>) => Record<string, unknown>;
  /** Asks before it is sent, of what may follow from it; nothing is sent where it gives false. */
  sure?: (given: Given<R>) => Promise<boolean>;
  /** It was done. */
  done: (answer: z.output<R['answer']>) => void | Promise<void>;
  /** What it changes: its rev goes with what was typed, and who was slower is shown what changed meanwhile. */
  drawn?: Drawn;
  /** Takes a refusal that needs more than words; true where it did. */
  refused?: (error: RefusalError) => boolean;
  /** Sets apart the fields of two forms on one page. */
  prefix?: string;
}

/** What a field needs of its form. */
export interface Fields {
  field(name: string, label: string): { id: string; error: string };
}

/**
 * One form: what is wrong stands above it and beside each field, what was typed stays, a second press
 * while it is sent does nothing. Fields are made by `textField(form, …)` and its like.
 */
export class Form<R extends Route> implements ReactiveController, Fields {
  /** Field to what is wrong with it, in words. */
  errors: Readonly<Record<string, string>> = {};
  /** What is wrong with the whole. */
  message = '';
  busy = false;
  readonly prefix: string;

  private readonly element = createRef<HTMLFormElement>();
  private readonly labels = new Map<string, string>();
  private readonly meanwhile: Meanwhile | null;
  private readonly focus: FormFocus;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly work: FormWork<R>,
  ) {
    this.prefix = work.prefix ?? 'field';
    this.meanwhile = work.drawn ? new Meanwhile(work.drawn) : null;
    this.focus = new FormFocus(host);
    host.addController(this);
  }

  hostUpdate(): void {
    this.labels.clear();
    this.focus.before();
  }

  hostUpdated(): void {
    const form = this.element.value;
    this.focus.after(form instanceof HTMLFormElement ? form : undefined);
    if (form) this.meanwhile?.shown(form, this.labels);
    else this.meanwhile?.forget();
  }

  /** The form around its fields, with the summary above and its acts below; `second` where another act of the page comes first. */
  frame(
    fields: unknown,
    acts: { submit: string; also?: unknown; second?: boolean },
  ): TemplateResult {
    return html`<form
      novalidate
      ${ref(this.element)}
      @submit=${this.onSubmit}
      @input=${this.onInput}
    >
      ${this.summary()} ${fields}
      <div class="acts">
        <button
          class="button ${acts.second ? '' : 'first'}"
          aria-busy=${this.busy}
          aria-disabled=${this.busy}
        >
          ${this.busy ? t('form-busy') : acts.submit}
        </button>
        ${acts.also ?? nothing}
      </div>
    </form>`;
  }

  /** The id of a field, and the words beside it; a field calls this when it is rendered. */
  field(name: string, label: string): { id: string; error: string } {
    this.labels.set(name, label);
    return { id: this.idOf(name), error: this.errors[name] ?? '' };
  }

  /** Takes back what was typed, and what was wrong. */
  clear(): void {
    this.element.value?.reset();
    markTyped(this.element.value, false);
    this.meanwhile?.forget();
    this.say('', {});
  }

  /** Another part of the page changed the same thing for this person, up to `rev`. */
  goOn(rev: number): void {
    this.meanwhile?.goOn(rev);
  }

  /** Shows a refusal that did not come by a submit. */
  refuse(error: unknown): void {
    if (error instanceof RefusalError) {
      if (this.work.refused?.(error)) return;
      if (error.code === 'changed-meanwhile' && this.meanwhile)
        return void this.meet(this.meanwhile, error);
      this.tell(error);
    } else if (error instanceof OfflineError) this.say(error.message, {});
    else throw error;
    void this.host.updateComplete.then(() => {
      this.host.querySelector<HTMLElement>(`#${this.prefix}-summary`)?.focus();
    });
  }

  /** Beside the field that it is about, where it is about one. */
  private tell({ code, message, fields }: RefusalError): void {
    const field = fieldOfRefusal(code, (name) => this.labels.has(name));
    if (field === null) this.say(message, fields);
    else this.say(t('refusal-fields'), { [field]: message });
  }

  /** Somebody else was quicker: shows what they changed, and keeps what is typed here. */
  private async meet(meanwhile: Meanwhile, { message }: RefusalError): Promise<void> {
    meanwhile.type();
    try {
      await meanwhile.again();
      await this.host.updateComplete;
      const form = this.element.value;
      if (form) meanwhile.meet(form, this.labels);
      this.refuse(new RefusalError(409, { code: 'met', message, fields: {} }));
    } catch (error) {
      this.refuse(error);
    }
  }

  private readonly onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.busy) return;
    void this.submit(readForm(event.target));
  };

  private async submit(body: Record<string, unknown>): Promise<void> {
    const { route, sure } = this.work;
    this.busy = true;
    this.meanwhile?.send();
    this.say('', {});
    try {
      const given = this.given(body);
      assertFits(route, given);
      if (sure && !(await sure(given))) return;
      const answer = await call(route, given);
      this.meanwhile?.forget();
      markTyped(this.element.value, false);
      await this.work.done(answer);
    } catch (error) {
      this.refuse(error);
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /** The contract checks what was typed; until then it may be anything. */
  private given(typed: Record<string, unknown>): Given<R> {
    const { given, shape } = this.work;
    const rev = this.meanwhile && { rev: this.meanwhile.from };
    const body = { ...(shape ? shape(typed) : typed), ...rev };
    return { ...given?.(), body } as unknown as Given<R>; // `call` parses it by the contract
  }

  /** What is wrong with a field is wrong no more once it is typed anew. */
  private readonly onInput = ({ target }: Event) => {
    this.meanwhile?.type();
    markTyped(this.element.value, true);
    if (!(target instanceof HTMLElement) || !('name' in target)) return;
    const name = String(target.name);
    if (!(name in this.errors)) return;
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([key]) => key !== name));
    this.host.requestUpdate();
  };

  private summary() {
    if (!this.message) return nothing;
    // In the order in which the fields stand.
    const wrong = [...this.labels.keys()].filter((name) => this.errors[name]);
    return html`<div class="summary" id="${this.prefix}-summary" tabindex="-1" role="alert">
      <strong>${this.message}</strong>
      ${
        wrong.length > 0
          ? html`<ul>
              ${wrong.map((name) => this.link(name))}
            </ul>`
          : nothing
      }
      ${this.meanwhile?.theirs.length ? this.meanwhile.words() : nothing}
    </div>`;
  }

  private link(name: string) {
    const id = this.idOf(name);
    const jump = (event: Event) => {
      event.preventDefault();
      this.host.querySelector<HTMLElement>(`#${id}`)?.focus();
    };
    return html`<li>
      <a href="#${id}" @click=${jump}>${this.labels.get(name)}: ${this.errors[name]}</a>
    </li>`;
  }

  private idOf(name: string): string {
    return `${this.prefix}-${name.replaceAll('.', '-')}`;
  }

  private say(message: string, errors: Readonly<Record<string, string>>): void {
    this.message = message;
    this.errors = errors;
    this.host.requestUpdate();
  }
}
