import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

interface Tabs<Name extends string> {
  /** Names the row for who cannot see it. */
  label: string;
  names: readonly Name[];
  /** The one that is shown. */
  here: string;
  href: (name: Name) => string;
  words: (name: Name) => string;
}

/** Views of one page side by side, each under its own address. */
export const tabs = <Name extends string>(row: Tabs<Name>): TemplateResult =>
  html`<nav aria-label=${row.label}>
    <ul class="tabs">
      ${row.names.map(
        (name) =>
          html`<li>
            <a href=${row.href(name)} aria-current=${name === row.here ? 'page' : nothing}
              >${row.words(name)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
