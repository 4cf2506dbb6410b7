import { html, render } from 'lit';
import { t } from '../texts.js';

interface Question {
  /** "Close place 2?" */
  title: string;
  /** What it does and cannot be taken back: "4 parcels move to place 1. Their owners get a text." */
  consequence: string;
  /** The act in a word or two: "Close the place". */
  act: string;
  /** True where something is lost. */
  grave?: boolean;
}

/** Asks before an act that cannot be undone, naming its consequence; true where the act was pressed. */
export function confirmAct({ title, consequence, act, grave }: Question): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'question';
  dialog.setAttribute('aria-labelledby', 'question-title');
  dialog.setAttribute('aria-describedby', 'question-consequence');
  const answer = (word: string) => () => {
    dialog.close(word);
  };
  render(
    html`<h2 class="private" id="question-title">${title}</h2>
      <p class="private" id="question-consequence">${consequence}</p>
      <div class="acts">
        <button class="button ${grave ? 'act' : 'first'}" @click=${answer('act')}>${act}</button>
        <button class="button leave" @click=${answer('')}>${t('question-leave')}</button>
      </div>`,
    dialog,
  );
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

/** Leaves every question that stands: whoever was asked is signed out. */
export function dropQuestions(): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('body > dialog.question'))
    dialog.close('');
}
