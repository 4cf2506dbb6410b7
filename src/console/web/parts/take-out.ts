import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Route } from '../../contract/route.js';
import { t } from '../texts.js';
import { textField } from './fields.js';
import type { Form } from './form.js';

/** The form by which something leaves the console: whoever takes it out says what for. */
export function takeOut<R extends Route>(
  form: Form<R>,
  {
    example,
    more = nothing,
    ...acts
  }: { example: string; more?: unknown; submit: string; second?: boolean },
): TemplateResult {
  const hint = t('out-why-hint', { example });
  return html`<section class="panel stack no-print">
    <h2>${t('out-heading')}</h2>
    ${form.frame(html`${textField(form, { name: 'purpose', label: t('out-why'), hint })}${more}`, acts)}
  </section>`;
}
