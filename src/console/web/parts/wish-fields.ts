import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Desk } from '../desk.js';
import { t } from '../texts.js';
import { selectField } from './fields.js';
import type { Fields } from './form.js';

/** What is wished of a visit, and what can be. */
interface Wish {
  serviceId: string;
  siteId: string;
  staffId: string;
  desk: Desk;
  /** What can be booked; null where it stands already. */
  services: readonly { id: string; code: string; minutes: number; active: boolean }[] | null;
  people: readonly { id: string; name: string }[];
}

/** What was chosen anew. */
type Changed = (change: { serviceId?: string; siteId?: string; staffId?: string }) => void;

/** What for, where and with whom: only what is there can be chosen. */
export function wishFields(form: Fields, wish: Wish, changed: Changed): TemplateResult {
  const { services, serviceId, people, staffId } = wish;
  return html`${
    services
      ? selectField(form, {
          ...{ name: 'serviceId', label: t('visit-service'), none: t('visit-choose') },
          value: serviceId,
          options: services
            .filter(({ active }) => active)
            .map(({ id, code, minutes }) => ({
              value: id,
              label: t('visit-service-minutes', { code, minutes }),
            })),
          changed: (value) => {
            changed({ serviceId: value });
          },
        })
      : nothing
  }
  ${placeField(form, wish, changed)}
  ${selectField(form, {
    ...{ name: 'staffId', label: t('visit-staff'), none: t('visit-whoever'), value: staffId },
    options: people.map(({ id, name }) => ({ value: id, label: name })),
    changed: (value) => {
      changed({ staffId: value });
    },
  })}`;
}

/** Who is there depends on the place. */
function placeField(form: Fields, { desk, siteId }: Wish, changed: Changed) {
  if (desk.sites.length < 2) return nothing;
  return selectField(form, {
    ...{ name: 'siteId', label: t('visit-place'), value: siteId },
    options: desk.sites.map(({ id, number, name }) => ({
      value: id,
      label: `${t('place', { number })}, ${name}`,
    })),
    changed: (value) => {
      changed({ siteId: value, staffId: '' });
    },
  });
}
