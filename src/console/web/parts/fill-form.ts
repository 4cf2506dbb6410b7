/** Types into the form of a page for the person, and leaves the focus on what sends it. */
export function fillForm(page: Element, values: Readonly<Record<string, string>>): void {
  const form = page.querySelector('form');
  for (const [name, value] of Object.entries(values)) {
    const control = form?.elements.namedItem(name);
    if (control instanceof HTMLInputElement) control.value = value;
  }
  form?.querySelector<HTMLElement>('.acts button')?.focus();
}
