import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { StaffView } from '../../../contract/staff.js';
import { Role } from '../../../contract/words.js';
import type { Desk } from '../../desk.js';
import { t } from '../../texts.js';
import { choiceField, selectField, textField } from '../fields.js';
import type { Fields } from '../form.js';

type Known = Pick<
  StaffView,
  'email' | 'name' | 'role' | 'siteIds' | 'speciality' | 'licenceNumber'
>;

/** The fields of an account; only what the person at the desk may give is offered. */
export function accountFields(form: Fields, desk: Desk, known?: Partial<Known>): TemplateResult {
  const roles = Role.options.filter(
    (role) => role !== 'super-admin' || desk.role === 'super-admin',
  );
  const { siteIds = [] } = known ?? {};
  return html`${textField(form, {
    name: 'email',
    label: t('staff-email'),
    type: 'email',
    inputmode: 'email',
    value: known?.email,
  })}
  ${textField(form, {
    name: 'name',
    label: t('staff-name'),
    value: known?.name,
  })}
  ${selectField(form, {
    name: 'role',
    label: t('staff-role'),
    none: t('staff-role-none'),
    options: roles.map((role) => ({ value: role, label: t(`role-${role}`) })),
    value: known?.role,
  })}
  ${choiceField(form, {
    name: 'siteIds',
    label: t('staff-places'),
    hint: t('staff-places-hint'),
    many: true,
    options: [
      ...(desk.everywhere ? [{ value: 'all', label: t('staff-everywhere') }] : []),
      ...desk.sites.map(({ id, number }) => ({ value: id, label: t('place', { number }) })),
    ],
    chosen: siteIds === 'all' ? ['all'] : siteIds,
  })}
  ${textField(form, {
    name: 'speciality',
    label: t('staff-speciality'),
    ...{ optional: true, clears: true },
    value: known?.speciality,
  })}
  ${textField(form, {
    name: 'licenceNumber',
    label: t('staff-licence'),
    ...{ optional: true, clears: true },
    value: known?.licenceNumber,
  })}`;
}

/** What was typed, as the contract has it: everywhere or a list of places, which keeps those that are not shown here. */
export function accountBody(
  typed: Record<string, unknown>,
  desk: Desk,
  before: StaffView['siteIds'] = [],
): Record<string, unknown> {
  const chosen = Array.isArray(typed['siteIds']) ? (typed['siteIds'] as string[]) : [];
  const shown = new Set(desk.sites.map(({ id }) => id));
  const unseen = before === 'all' ? [] : before.filter((id) => !shown.has(id));
  return {
    ...typed,
    siteIds: chosen.includes('all') ? 'all' : [...chosen, ...unseen],
  };
}
