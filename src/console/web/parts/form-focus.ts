/**
 * Where the focus goes as a form comes and goes: whoever pressed a button that became a form types on in it, and finds
 * the button again where the form is left. Elsewhere the browser would begin at the top of the page.
 */
export class FormFocus {
  private stood = false;
  private pressed = '';

  constructor(private readonly host: Element) {}

  /** Before the host is drawn: what was pressed in it. */
  before(): void {
    const { activeElement: pressed } = document;
    if (this.stood || !(pressed instanceof HTMLButtonElement)) return;
    this.pressed = this.host.contains(pressed) ? wordsOf(pressed) : '';
  }

  /** Once it is drawn, with its form or without. */
  after(form: HTMLFormElement | undefined): void {
    const [before, now] = [this.stood, form !== undefined];
    this.stood = now;
    if (before === now || document.activeElement !== document.body) return;
    if (!form) this.back();
    else if (this.pressed || this.host.closest('side-sheet'))
      form.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }

  private back(): void {
    const buttons = [...this.host.querySelectorAll('button')];
    (buttons.find((one) => wordsOf(one) === this.pressed) ?? buttons[0])?.focus();
  }
}

const wordsOf = ({ innerText }: HTMLElement) => innerText.trim();
