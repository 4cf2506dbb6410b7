import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../texts.js';

/** What a form changes: a thing that others may change meanwhile. */
export interface Drawn {
  /** The rev of what is shown now. */
  rev: () => number | undefined;
  /** Looks at it anew, so that the next render shows it; fields that were not touched follow. */
  again: () => Promise<void>;
  /** What else of it counts and stands in no field: `{ State: 'open' }`. */
  also?: () => Readonly<Record<string, string>>;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Seen = ReadonlyMap<string, string>;

/**
 * Holds a form to the rev that stood there when the first letter was typed: whoever was quicker is seen, field by
 * field, and what is typed stays.
 */
export class Meanwhile {
  /** What somebody else changed, a sentence each. */
  theirs: readonly string[] = [];

  private typed = false;
  private rev: number | undefined;
  private seen: Seen = new Map();

  constructor(private readonly drawn: Drawn) {}

  /** The rev that what is typed was made from. */
  get from(): number | undefined {
    return this.typed ? this.rev : this.drawn.rev();
  }

  /** The form stands on the page as it is now; until something is typed it follows the page. */
  shown(form: HTMLFormElement, labels: ReadonlyMap<string, string>): void {
    if (this.typed) return;
    this.rev = this.drawn.rev();
    this.seen = this.look(form, labels);
  }

  type(): void {
    this.typed = true;
  }

  /** It is sent once more. */
  send(): void {
    this.theirs = [];
  }

  /** Another part of the page changed the same thing for this person: what is typed here goes on from there. */
  goOn(rev: number): void {
    if (this.rev !== undefined && rev === this.rev + 1) this.rev = rev;
  }

  /** It was saved, or left. */
  forget(): void {
    this.typed = false;
    this.theirs = [];
  }

  again(): Promise<void> {
    return this.drawn.again();
  }

  /** Takes the new rev, and says what is other than it was. */
  meet(form: HTMLFormElement, labels: ReadonlyMap<string, string>): void {
    const now = this.look(form, labels);
    const changed = [...now].filter(([label, to]) => (this.seen.get(label) ?? to) !== to);
    const words = changed.map(([label, to]) =>
      t('meanwhile-now', { label, from: this.seen.get(label) ?? '', to }),
    );
    this.theirs = words.length > 0 ? words : [t('meanwhile-other')];
    this.rev = this.drawn.rev();
    this.seen = now;
    this.typed = true;
  }

  words(): TemplateResult {
    return html`<ul>
        ${this.theirs.map((words) => html`<li>${words}</li>`)}
      </ul>
      <p>${t('meanwhile-next')}</p>`;
  }

  private look(form: HTMLFormElement, labels: ReadonlyMap<string, string>): Seen {
    const fields = [...labels].flatMap(([name, label]): [string, string][] => {
      const controls = controlsOf(form, name);
      return controls.length > 0 ? [[label, givenOf(controls)]] : [];
    });
    return new Map([...fields, ...Object.entries(this.drawn.also?.() ?? {})]);
  }
}

const isControl = (one: Element): one is Control =>
  one instanceof HTMLInputElement ||
  one instanceof HTMLSelectElement ||
  one instanceof HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement, name: string): Control[] =>
  [...form.elements]
    .filter(isControl)
    .filter((one) => one.name === name && one.type !== 'password');

/** What a field was given, in the words beside it, whatever was typed over it. */
function givenOf(controls: readonly Control[]): string {
  const words = controls.flatMap((control) => {
    if (control instanceof HTMLSelectElement) return [chosenOf(control)];
    if (control instanceof HTMLTextAreaElement) return [control.defaultValue];
    if (control.type !== 'radio' && control.type !== 'checkbox') return [control.defaultValue];
    if (control.type === 'checkbox' && control.dataset['many'] === undefined)
      return [t(control.defaultChecked ? 'meanwhile-yes' : 'meanwhile-no')];
    return control.defaultChecked ? [ownWords(control.labels?.[0])] : [];
  });
  return words.filter(Boolean).join(', ') || '–';
}

const chosenOf = ({ options }: HTMLSelectElement): string =>
  ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0])?.label ?? '';

/** The words of a label without its hint. */
const ownWords = (label: Element | undefined): string =>
  [...(label?.childNodes ?? [])]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
