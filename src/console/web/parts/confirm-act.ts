import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../texts.js';

interface Question {
  /** "Close place 2?" */
  title: string;
  /** What it does and cannot be taken back: "4 parcels move to place 1. Their owners get a text." */
  consequence: string;
  /** What it touches, one by one, beneath. */
  also?: TemplateResult | undefined;
  /** The act in a word or two: "Close the place". */
  act: string;
  /** What leaves all as it is; "Leave it" where nothing else is said. */
  leave?: string;
  /** True where something is lost. */
  grave?: boolean;
}

/**
 * Asks before an act that cannot be undone, naming its consequence; true where the act was pressed. Over a page it asks
 * in a dialog; where a sheet is open it asks inside that, for there is no modal on a modal.
 */
export async function confirmAct(question: Question): Promise<boolean> {
  const sheet = [...document.querySelectorAll('side-sheet')].at(-1);
  return sheet ? sheet.ask((answer) => questionOf(question, answer)) : askOver(question);
}

function askOver(question: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'question';
  dialog.setAttribute('aria-labelledby', 'question-title');
  dialog.setAttribute('aria-describedby', 'question-consequence');
  const answer = (sure: boolean) => {
    dialog.close(sure ? 'act' : '');
  };
  render(questionOf(question, answer), dialog);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('.leave')?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'act');
    });
  });
}

function questionOf(
  { title, consequence, also, act, leave, grave }: Question,
  answer: (sure: boolean) => void,
): TemplateResult {
  const press = (sure: boolean) => () => {
    answer(sure);
  };
  return html`<h2 class="private" id="question-title">${title}</h2>
    <p class="private" id="question-consequence">${consequence}</p>
    ${also ?? nothing}
    <div class="acts">
      <button class="button ${grave ? 'act' : 'first'}" @click=${press(true)}>${act}</button>
      <button class="button leave" @click=${press(false)}>${leave ?? t('question-leave')}</button>
    </div>`;
}

/** Leaves every question that stands over a page: whoever was asked is signed out. Those inside a sheet go with it. */
export function dropQuestions(): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('body > dialog.question'))
    dialog.close('');
}
