import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { applications } from '../../../contract/applications.js';
import type { ApplicationView } from '../../../contract/applications.js';
import type { LinkView } from '../../../contract/staff.js';
import { Role } from '../../../contract/words.js';
import type { Desk } from '../../desk.js';
import type { RefusalError } from '../../refusal.js';
import { t } from '../../texts.js';
import { choiceField, selectField, textField } from '../fields.js';
import { Form } from '../form.js';
import { toast } from '../toast.js';
import { accountBody } from './account-fields.js';
import './one-time-link.js';

/** One application: what it says, then yes with a role and places, or no with a reason. Fires `done`. */
@customElement('application-sheet')
export class ApplicationSheet extends LitElement {
  @property({ attribute: false }) application!: ApplicationView;
  @property({ attribute: false }) desk!: Desk;
  @state() private link: z.output<typeof LinkView> | null = null;

  private readonly given = () => ({ params: { id: this.application.id } });
  /** A colleague decided it meanwhile: there is nothing to save any more, the list shows what became of it. */
  private readonly decided = {
    refused: ({ code, message }: RefusalError) => {
      if (code !== 'changed-meanwhile') return false;
      toast(message);
      this.leave();
      return true;
    },
  };
  private readonly approve = new Form(this, {
    route: applications.approve,
    prefix: 'approve',
    given: this.given,
    shape: (typed) => {
      const { siteIds } = accountBody(typed, this.desk);
      return { role: typed['role'], siteIds, rev: this.application.rev };
    },
    ...this.decided,
    done: ({ link }) => {
      this.link = link;
    },
  });
  private readonly refuse = new Form(this, {
    route: applications.refuse,
    prefix: 'refuse',
    given: this.given,
    shape: (typed) => ({ ...typed, rev: this.application.rev }),
    ...this.decided,
    done: () => {
      this.leave();
    },
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.link)
      return html`<div class="stack">
        <p>${t('application-approved')}</p>
        <one-time-link .link=${this.link}></one-time-link>
        <p><button class="button first" @click=${this.leave}>${t('staff-link-given')}</button></p>
      </div>`;
    return html`<div class="stack">
      ${this.facts()} ${this.application.state === 'proposed' ? this.forms() : null}
    </div>`;
  }

  private facts() {
    const { email, role, place, speciality, licenceNumber, reason } = this.application;
    const fact = (title: string, value: string | null) =>
      value === null
        ? null
        : html`<dt>${title}</dt>
            <dd>${value}</dd>`;
    return html`<dl class="facts">
      ${fact(t('staff-email'), email)} ${fact(t('application-wanted'), t(`role-${role}`))}
      ${fact(t('staff-places'), t('place', { number: place }))}
      ${fact(t('staff-speciality'), speciality)} ${fact(t('staff-licence'), licenceNumber)}
      ${fact(t('application-phone'), t('application-phone-proved'))}
      ${fact(t('application-reason'), reason)}
    </dl>`;
  }

  private forms() {
    const { role, siteId } = this.application;
    const roles = Role.options.filter((one) => one !== 'super-admin');
    const yes = html`${selectField(this.approve, {
      name: 'role',
      label: t('staff-role'),
      options: roles.map((one) => ({ value: one, label: t(`role-${one}`) })),
      value: role,
    })}
    ${choiceField(this.approve, {
      name: 'siteIds',
      label: t('staff-places'),
      hint: t('staff-places-hint'),
      many: true,
      options: [
        ...(this.desk.everywhere ? [{ value: 'all', label: t('staff-everywhere') }] : []),
        ...this.desk.sites.map(({ id, number }) => ({ value: id, label: t('place', { number }) })),
      ],
      chosen: [siteId],
    })}`;
    const no = textField(this.refuse, { name: 'reason', label: t('application-why') });
    return html`<section class="stack" aria-labelledby="application-yes">
        <h3 id="application-yes">${t('application-approve-title')}</h3>
        ${this.approve.frame(yes, { submit: t('application-approve') })}
      </section>
      <hr />
      <section class="stack" aria-labelledby="application-no">
        <h3 id="application-no">${t('application-refuse-title')}</h3>
        ${this.refuse.frame(no, { submit: t('application-refuse'), second: true })}
      </section>`;
  }

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('done'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'application-sheet': ApplicationSheet;
  }
}
