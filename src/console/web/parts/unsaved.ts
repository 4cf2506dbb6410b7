import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';

/** A form in which somebody typed says so by this mark, until it is saved. */
const TYPED = 'data-typed';

export const markTyped = (form: Element | undefined, typed: boolean): void => {
  form?.toggleAttribute(TYPED, typed);
};

/** Whether something was typed inside `within` that is not saved. */
export function isUnsaved(within: ParentNode = document): boolean {
  return unsavedIn(within).length > 0;
}

/** Asks once before what was typed is lost; true where nothing is, or it may be. */
export async function mayLose(within: ParentNode = document): Promise<boolean> {
  const forms = unsavedIn(within);
  if (!forms.length) return true;
  const may = await confirmAct({
    title: t('unsaved-ask'),
    consequence: t('unsaved-lost'),
    act: t('unsaved-act'),
    leave: t('unsaved-stay'),
    grave: true,
  });
  for (const form of forms) markTyped(form, !may);
  return may;
}

const unsavedIn = (within: ParentNode) =>
  [...within.querySelectorAll<HTMLFormElement>(`form[${TYPED}]`)].filter((form) =>
    [...form.elements].some(isChanged),
  );

/** Whether a field holds something else than it began with; what the browser keeps of passwords it may fill in anew. */
function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const began = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
    return control.selectedIndex !== Math.max(began, 0);
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || control.type === 'password') return false;
  return ['radio', 'checkbox'].includes(control.type)
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}
