import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { account } from '../../contract/account.js';
import type { ProfileView } from '../../contract/account.js';
import { call } from '../call.js';
import { Page } from '../page.js';
import { Form } from '../parts/form.js';
import { pageTitle } from '../parts/page-title.js';
import { lastPage, pager } from '../parts/pager.js';
import { NewPassword, ownPasswordField } from '../parts/new-password.js';
import { progressLine } from '../parts/progress-line.js';
import { statusChip } from '../parts/status-chip.js';
import { toast, toastRefusal } from '../parts/toast.js';
import { addTexts, t } from '../texts.js';
import me from '../texts/en/me.ftl?raw';
import '../parts/me/own-chat.js';
import '../parts/me/own-factor.js';
import '../parts/me/own-number.js';
import '../parts/me/told-by.js';
import { whenSeen } from '../parts/me/when-seen.js';

addTexts(me);

/** How many places where one is signed in are shown at once. */
const SESSIONS = 10;

/** A person's own page: who they are here, how they get in, where they are signed in. */
@customElement('me-page')
export class MePage extends Page {
  @state() private shownPage = 1;

  private readonly profile = new Task(this, {
    task: async ([page], { signal }) => {
      const seen = await call(account.read, { query: { page, size: SESSIONS } }, { signal });
      // Those on the last page were signed out.
      if (!seen.sessions.rows.length)
        this.shownPage = lastPage({ total: seen.sessions.total, size: SESSIONS });
      return seen;
    },
    args: () => [this.shownPage] as const,
  });

  private readonly password = new NewPassword(this);
  private readonly form = new Form(this, {
    route: account.changePassword,
    shape: this.password.body,
    prefix: 'password',
    done: () => {
      this.form.clear();
      toast(t('me-password-done'));
      void this.profile.run();
    },
  });

  override render() {
    return html`${pageTitle({ title: t('person-own') })}
    ${this.profile.render({
      pending: () =>
        this.profile.value ? this.all(this.profile.value) : progressLine(t('form-busy')),
      error: (error) =>
        html`<p class="note" role="alert">
          ${error instanceof Error ? error.message : t('refusal-unknown')}
        </p>`,
      complete: (profile) => this.all(profile),
    })}`;
  }

  private all(profile: ProfileView) {
    return html`<div class="stack column">
      ${this.details(profile)}
      <section class="panel stack" aria-labelledby="me-in">
        <h2 id="me-in">${t('me-second')}</h2>
        <own-factor .left=${profile.recoveryCodesLeft} @changed=${this.again}></own-factor>
      </section>
      <section class="panel stack" aria-labelledby="me-number">
        <h2 id="me-number">${t('me-number-title')}</h2>
        <own-number .profile=${profile} @changed=${this.again}></own-number>
      </section>
      ${profile.chatOffered || profile.chat ? this.chat(profile) : null}
      ${
        profile.told
          ? html`<section class="panel stack" aria-labelledby="me-news">
              <h2 id="me-news">${t('me-news-title')}</h2>
              <told-by .profile=${profile}></told-by>
            </section>`
          : nothing
      }
      <section class="panel stack" aria-labelledby="me-password">
        <h2 id="me-password">${t('me-password')}</h2>
        <p class="soft">${t('me-password-lead')}</p>
        ${this.form.frame(
          html`${ownPasswordField(this.form, 'old', t('me-password-old'))}
          ${this.password.fields(this.form, profile.profile)}`,
          { submit: t('me-password-act') },
        )}
      </section>
      ${this.sessions(profile)}
    </div>`;
  }

  private chat(profile: ProfileView) {
    return html`<section class="panel stack" aria-labelledby="me-chat">
      <h2 id="me-chat">${t('me-chat-title')}</h2>
      <own-chat
        .profile=${profile}
        .phonesUrl=${this.desk.phonesUrl}
        @changed=${this.again}
      ></own-chat>
    </section>`;
  }

  private details({ name, email, role, speciality, licenceNumber }: ProfileView) {
    const fact = (title: string, value: string | null) =>
      value === null
        ? null
        : html`<dt>${title}</dt>
            <dd>${value}</dd>`;
    return html`<section class="panel stack" aria-labelledby="me-details">
      <h2 id="me-details">${t('me-details')}</h2>
      <dl class="facts">
        ${fact(t('me-name'), name)} ${fact(t('me-email'), email)}
        ${fact(t('me-role'), t(`role-${role}`))} ${fact(t('me-speciality'), speciality)}
        ${fact(t('me-licence'), licenceNumber)}
        ${fact(
          t('me-places'),
          this.desk.places.map(({ number }) => t('place', { number })).join(', ') ||
            t('place-none'),
        )}
      </dl>
      <p class="soft small">${t('me-details-how')}</p>
    </section>`;
  }

  private sessions({ sessions }: ProfileView) {
    return html`<section class="panel stack" aria-labelledby="me-sessions">
      <h2 id="me-sessions">${t('me-sessions')}</h2>
      <ul class="lines">
        ${sessions.rows.map(
          ({ id, agent, lastSeenAt, here }) =>
            html`<li class="row">
              <span>
                <strong>${browserOf(agent)}</strong><br />
                <span class="soft small">${t('me-seen', { when: whenSeen(lastSeenAt) })}</span>
              </span>
              ${
                here
                  ? statusChip('ready', t('me-here'))
                  : html`<button
                      class="button narrow"
                      aria-label=${t('me-end-one', { browser: browserOf(agent) })}
                      @click=${() => void this.end(id)}
                    >
                      ${t('me-end')}
                    </button>`
              }
            </li>`,
        )}
      </ul>
      ${sessions.total > SESSIONS ? this.pager(sessions.total) : nothing}
    </section>`;
  }

  private pager(total: number) {
    const turn = (to: number) => (this.shownPage = to);
    return pager({ label: t('me-sessions'), page: this.shownPage, size: SESSIONS, total, turn });
  }

  private async end(id: string): Promise<void> {
    try {
      await call(account.endSession, { params: { id } });
      toast(t('me-ended'));
    } catch (error) {
      toastRefusal(error);
    }
    void this.profile.run();
  }

  private readonly again = () => {
    void this.profile.run();
  };
}

/** `Firefox on Windows`, of what a browser calls itself. */
function browserOf(agent: string): string {
  const found = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(agent))?.[1];
  const browser = found([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/OPR\//, 'Opera'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = found([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  if (!browser) return t('me-browser');
  return system ? t('me-browser-on', { browser, system }) : browser;
}

declare global {
  interface HTMLElementTagNameMap {
    'me-page': MePage;
  }
}
