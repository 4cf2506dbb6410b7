import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { z } from 'zod';
import { staff } from '../../../contract/staff.js';
import type { LinkView, StaffView } from '../../../contract/staff.js';
import { call } from '../../call.js';
import type { Desk } from '../../desk.js';
import { icon } from '../../icons.js';
import { t } from '../../texts.js';
import { attempt } from '../attempt.js';
import { confirmAct } from '../confirm-act.js';
import { doneOnceListed } from '../done-once-listed.js';
import { foretold } from '../foretold.js';
import { Form } from '../form.js';
import type { toast } from '../toast.js';
import { touchedWords } from '../touched-words.js';
import { accountBody, accountFields } from './account-fields.js';
import './one-time-link.js';

type State = StaffView['state'];
type Said = Parameters<typeof toast>;

/** One account: change it, give a link, help after a lost phone, suspend, delete. Fires `done`. */
@customElement('account-sheet')
export class AccountSheet extends LitElement {
  @property({ attribute: false }) account!: StaffView;
  @property({ attribute: false }) desk!: Desk;
  /** Reads the list behind it anew. */
  @property({ attribute: false }) listed!: () => Promise<void>;
  @state() private link: z.output<typeof LinkView> | null = null;
  @state() private wrong = '';

  private readonly form = new Form(this, {
    route: staff.change,
    prefix: 'account',
    given: () => ({ params: { id: this.account.id } }),
    shape: (typed) => accountBody(typed, this.desk, this.account.siteIds),
    drawn: {
      rev: () => this.account.rev,
      again: () => this.again(),
      also: () => ({ [t('staff-state')]: t(`staff-state-${this.account.state}`) }),
    },
    sure: (given) => foretold(staff.foretold, given),
    done: () => doneOnceListed(this, t('staff-saved')),
  });

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (this.account.id === this.desk.staffId)
      return html`<p class="note">${icon('person')}${t('staff-self')}</p>
        <p><a class="button" href="/me">${t('person-own')}</a></p>`;
    if (this.account.role === 'super-admin' && this.desk.role !== 'super-admin')
      return html`<p class="note">${icon('lock')}${t('staff-super')}</p>`;
    return html`<div class="stack">
      ${this.form.frame(accountFields(this.form, this.desk, this.account), {
        submit: t('staff-save'),
      })}
      <p class="soft small">${t('staff-rights-end')}</p>
      <hr />
      ${this.link ? html`<one-time-link .link=${this.link}></one-time-link>` : nothing}
      ${this.wrong ? html`<p class="note" role="alert">${icon('alert')}${this.wrong}</p>` : nothing}
      <div class="acts">${this.acts()}</div>
    </div>`;
  }

  private acts() {
    const { state: standing, hasPassword, hasTotp, name } = this.account;
    const button = (words: string, press: () => Promise<unknown>, look = '') =>
      html`<button class="button ${look}" @click=${() => void this.act(press)}>${words}</button>`;
    if (standing === 'suspended')
      return html`${button(t('staff-restore'), () => this.set('active', t('staff-restored', { name })))}
      ${button(t('staff-delete'), () => this.erase(name), 'act')}`;
    return html`${button(hasPassword ? t('staff-link-reset') : t('staff-link-invite'), () => this.giveLink())}
    ${hasTotp ? button(t('staff-clear'), () => this.clear(name)) : nothing}
    ${button(t('staff-suspend'), () => this.suspend(name))}
    ${button(t('staff-delete'), () => this.erase(name), 'act')}`;
  }

  private async again(): Promise<void> {
    this.account = await call(staff.read, { params: { id: this.account.id } });
  }

  private async act(press: () => Promise<unknown>): Promise<void> {
    this.wrong = '';
    try {
      await press();
    } catch (error) {
      this.wrong = error instanceof Error ? error.message : t('refusal-unknown');
    }
  }

  private async giveLink(): Promise<void> {
    this.link = await call(staff.link, { params: { id: this.account.id } });
  }

  private async set(to: State, ...said: Said): Promise<void> {
    const { id, rev } = this.account;
    await call(staff.setState, { params: { id }, body: { rev, state: to } });
    await doneOnceListed(this, ...said);
  }

  private async suspend(name: string): Promise<void> {
    const { id, rev } = this.account;
    const state = 'suspended';
    if (!(await foretold(staff.foretoldState, { params: { id }, body: { rev, state } }))) return;
    const restored = { params: { id }, body: { rev: rev + 1, state: 'active' as const } };
    const undo = () => void attempt(() => call(staff.setState, restored));
    await this.set(state, t('staff-suspended', { name }), { undo });
  }

  private async erase(name: string): Promise<void> {
    const title = t('staff-delete-title', { name });
    const { id, rev } = this.account;
    const asked = { params: { id }, body: { rev, state: 'deleted' as const } };
    const touched = await call(staff.foretoldState, asked);
    const { consequence: words, also } = touchedWords(touched);
    const consequence = `${t('staff-delete-words')} ${touched.total ? words : ''}`;
    if (await confirmAct({ title, consequence, also, act: t('staff-delete'), grave: true }))
      await this.set('deleted', t('staff-deleted', { name }));
  }

  private async clear(name: string): Promise<void> {
    const title = t('staff-clear-title', { name });
    const consequence = t('staff-clear-words');
    if (!(await confirmAct({ title, consequence, act: t('staff-clear'), grave: true }))) return;
    const { id, rev } = this.account;
    await call(staff.clearSecondFactor, { params: { id }, body: { rev } });
    await doneOnceListed(this, t('staff-cleared'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-sheet': AccountSheet;
  }
}
