type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What was typed, as a route's body: numbers from number fields, true or false from a lone checkbox,
 * a list from checkboxes of one name, nested by dots in the name. What is empty is left out (a group stays, as `{}`), or null
 * where the field is marked `data-empty="null"`.
 */
export function readForm(form: HTMLFormElement): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const control of form.elements)
    if (isControl(control) && control.name && !control.disabled) take(body, control);
  return body;
}

const isControl = (one: Element): one is Control =>
  one instanceof HTMLInputElement ||
  one instanceof HTMLSelectElement ||
  one instanceof HTMLTextAreaElement;

function take(body: Record<string, unknown>, control: Control): void {
  if (control instanceof HTMLInputElement && control.type === 'radio' && !control.checked) return;
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    if (control.dataset['many'] === undefined) put(body, control.name, control.checked);
    else gather(body, control);
    return;
  }
  put(body, control.name, valueOf(control));
}

function gather(body: Record<string, unknown>, { name, value, checked }: HTMLInputElement): void {
  const already = body[name];
  const list: unknown[] = Array.isArray(already) ? already : [];
  body[name] = checked ? [...list, value] : list;
}

function valueOf(control: Control): unknown {
  if (control.value === '') return control.dataset['empty'] === 'null' ? null : undefined;
  const isNumber = control.dataset['read'] === 'number' || control.type === 'number';
  return isNumber ? Number(control.value) : control.value;
}

function put(body: Record<string, unknown>, name: string, value: unknown): void {
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) {
    if (value !== undefined) body[first] = value;
    return;
  }
  const inner = body[first];
  const below = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  put(below, rest.join('.'), value);
  body[first] = below;
}
