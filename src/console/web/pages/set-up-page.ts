import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { account } from '../../contract/account.js';
import { call } from '../call.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { textField } from '../parts/fields.js';
import { Form } from '../parts/form.js';
import { NewPassword } from '../parts/new-password.js';
import { pageTitle } from '../parts/page-title.js';
import { progressLine } from '../parts/progress-line.js';
import { taskFailed } from '../parts/show-task.js';
import { RefusalError } from '../refusal.js';
import { go } from '../router.js';
import { t } from '../texts.js';
import './gate-texts.js';

type Link = z.output<typeof account.readLink.answer>;

/** What a one-time link opens: a first password, a new one, or the first account of all. The link stands behind `#`, which is sent to no server. */
@customElement('set-up-page')
export class SetUpPage extends Page {
  @state() private token = location.hash.slice(1);

  private readonly link = new Task(this, {
    task: ([token], { signal }) => call(account.readLink, { body: { token } }, { signal }),
    args: () => [this.token] as const,
  });
  private readonly password = new NewPassword(this);
  private readonly form = new Form(this, {
    route: account.takeLink,
    shape: (typed) => this.password.body({ ...typed, token: this.token }),
    done: () => {
      go('/sign-in?why=set', { replace: true });
    },
  });

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.onHash);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
  }

  override render() {
    return this.link.render({
      pending: () =>
        html`${pageTitle({ title: t('set-up-title') })} ${progressLine(t('form-busy'))}`,
      error: (error) =>
        isGone(error)
          ? gone()
          : html`${pageTitle({ title: t('set-up-title') })} ${taskFailed(this.link)}`,
      complete: (link) => this.fields(link),
    });
  }

  private fields({ purpose, email, profile }: Link) {
    const first = purpose === 'first';
    const title = purpose === 'reset' ? t('set-up-title-reset') : t('set-up-title');
    const who = html`${textField(this.form, {
      name: 'first.name',
      label: t('set-up-name'),
      autocomplete: 'name',
    })}
    ${textField(this.form, {
      name: 'first.email',
      label: t('sign-in-email'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'username',
    })}`;
    return html`${pageTitle({ title, lead: first ? t('set-up-lead-first') : t('set-up-lead') })}
      <div class="stack">
        ${email === null ? nothing : html`<p class="note">${icon('person')}${t('set-up-for', { email })}</p>`}
        ${this.form.frame(
          html`${first ? who : nothing}${this.password.fields(this.form, profile)}`,
          { submit: t('set-up-act') },
        )}
        <p class="soft small">${t('set-up-then')}</p>
      </div>`;
  }

  private readonly onHash = () => {
    this.token = location.hash.slice(1);
  };
}

/** The service knows no such link; where it could not be asked, the link may be good. */
const isGone = (error: unknown) =>
  error instanceof RefusalError && error.status < 500 && error.status !== 429;

function gone() {
  return html`${pageTitle({ title: t('set-up-gone-title'), lead: t('set-up-gone') })}
    <p><a class="button" href="/sign-in">${t('set-up-back')}</a></p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'set-up-page': SetUpPage;
  }
}
