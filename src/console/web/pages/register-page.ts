import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { z } from 'zod';
import { applications } from '../../contract/applications.js';
import { Role } from '../../contract/words.js';
import { call } from '../call.js';
import { recall, remember } from '../memory.js';
import { Page } from '../page.js';
import { selectField, textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import '../parts/send-again.js';
import { failedOf } from '../parts/show-task.js';
import { addTexts, t } from '../texts.js';
import register from '../texts/en/register.ftl?raw';
import './gate-texts.js';

addTexts(register);

const STEP = 'sotto.register';
const Begun = z.object({ at: z.literal('code'), token: z.string() });

/** A phone may drop the page while the text is read: it goes on at the code. */
const begun = (): Step => Begun.safeParse(recall(STEP)).data ?? { at: 'form' };

type Step = { at: 'form' } | { at: 'code'; token: string } | { at: 'done' };

/** Asking for an account: a form, a code to the phone, then an admin decides. */
@customElement('register-page')
export class RegisterPage extends Page {
  @state() private step: Step = begun();
  @state() private wanted = '';

  private readonly options = new Task(this, {
    task: (_args, { signal }) => call(applications.options, {}, { signal }),
    args: () => [],
  });

  private readonly form = new Form(this, {
    route: applications.make,
    shape: (typed) => ({
      ...typed,
      speciality: typed['speciality'] ?? null,
      licenceNumber: typed['licenceNumber'] ?? null,
    }),
    done: ({ token }) => this.go({ at: 'code', token }),
  });
  private readonly code = new Form(this, {
    route: applications.prove,
    prefix: 'code',
    shape: (typed) => ({ ...typed, token: this.step.at === 'code' ? this.step.token : '' }),
    done: () => this.go({ at: 'done' }),
  });

  override render() {
    if (this.step.at === 'done')
      return html`${pageTitle({ title: t('register-done'), lead: t('register-done-words') })}
        <p><a class="button" href="/sign-in">${t('set-up-back')}</a></p>`;
    if (this.step.at === 'code')
      return html`${pageTitle({ title: t('register-code-title'), lead: t('register-code-lead') })}
        <div class="stack">
          ${this.code.frame(
            textField(this.code, {
              name: 'code',
              label: t('second-factor-code'),
              autocomplete: 'one-time-code',
              inputmode: 'numeric',
              look: 'digits',
            }),
            { submit: t('register-code-act') },
          )}
          <section class="stack" aria-labelledby="register-again">
            <h2 id="register-again">${t('register-again-title')}</h2>
            <p class="soft small">${t('register-code-none')}</p>
            <send-again .send=${this.again}></send-again>
            <div class="acts">
              <button class="button" @click=${() => void this.go({ at: 'form' })}>
                ${t('register-code-back')}
              </button>
            </div>
          </section>
        </div>`;
    return html`${pageTitle({ title: t('register-title'), lead: t('register-lead') })}
      <div class="stack">
        ${this.form.frame(this.fields(), { submit: t('register-act') })}
        <p><a href="/sign-in">${t('set-up-back')}</a></p>
      </div>`;
  }

  private fields() {
    const sites = this.options.value?.sites ?? [];
    const roles = Role.options.filter((role) => role !== 'super-admin');
    const { form } = this;
    return html`${textField(form, { name: 'name', label: t('register-name'), autocomplete: 'name' })}
      ${textField(form, { name: 'email', label: t('sign-in-email'), type: 'email', inputmode: 'email', autocomplete: 'email' })}
      ${textField(form, { name: 'phone', label: t('register-phone'), hint: t('register-phone-hint'), type: 'tel', autocomplete: 'tel' })}
      ${selectField(form, {
        name: 'role',
        label: t('register-role'),
        none: t('register-choose'),
        options: roles.map((role) => ({ value: role, label: t(`role-${role}`) })),
        changed: (role) => {
          this.wanted = role;
        },
      })}
      ${selectField(form, {
        name: 'siteId',
        label: t('register-place'),
        none: t('register-choose'),
        options: sites.map(({ id, number }) => ({ value: id, label: t('place', { number }) })),
      })}
      ${textField(form, { name: 'speciality', label: t('register-speciality'), optional: true })}
      ${textField(form, {
        name: 'licenceNumber',
        label: t('register-licence'),
        optional: this.wanted !== 'doctor',
        hint: this.wanted === 'doctor' ? t('register-licence-hint') : undefined,
      })}
      <div class="trap" aria-hidden="true">
        <label
          >${t('register-website')}<input name="website" tabindex="-1" autocomplete="off"
        /></label>
      </div>
      ${failedOf(this.options)}
      ${this.options.value?.sites.length === 0 ? html`<p class="note">${t('register-no-place')}</p>` : nothing}`;
  }

  private readonly again = async () => {
    if (this.step.at !== 'code') return;
    await call(applications.again, { body: { token: this.step.token } });
  };

  private async go(step: Step): Promise<void> {
    this.step = step;
    remember(STEP, step.at === 'code' ? step : null);
    await this.updateComplete;
    this.querySelector('h1')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'register-page': RegisterPage;
  }
}
