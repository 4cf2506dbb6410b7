import { css } from 'lit';

/** Two phones beside each other from 900 px, one at a time below. */
export const pageStyles = css`
  :host {
    max-width: 1180px;
    margin: 0 auto;
    padding: 24px 16px 40px;
  }

  header {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 12px 16px;
    margin-bottom: 20px;
  }

  h1 {
    margin: 0;
    font-size: var(--text-xl);
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.02em;
  }

  .title {
    display: contents;
  }

  .title h1 {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .mark {
    width: 30px;
    height: 30px;
  }

  .title p {
    grid-column: 1 / -1;
    margin: -6px 0 0;
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }

  first-step {
    grid-column: 1 / -1;
  }

  theme-switch {
    grid-row: 1;
    grid-column: 2;
  }

  .console {
    color: var(--accent);
    text-underline-offset: 3px;
    white-space: nowrap;
  }

  .lost {
    margin: 0 0 16px;
    padding: 10px 16px;
    border: 1px solid currentColor;
    border-radius: var(--radius);
    color: var(--act);
  }

  .tabs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 4px;
    margin-bottom: 16px;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) + 4px);
    background: var(--sunk);
  }

  .tabs button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-soft);
    font-size: 0.9375rem;
    font-weight: 550;
  }

  .tabs [aria-pressed='true'] {
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.12);
  }

  .new {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--accent);
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    max-width: 420px;
    margin: 0 auto;
  }

  .holders,
  main[data-shown='sms'] plain-phone,
  main[data-shown='telegram'] smart-phone {
    order: -1;
  }

  @media (width < 900px) {
    main[data-shown='sms'] :is(smart-phone, [data-device='telegram']),
    main[data-shown='telegram'] :is(plain-phone, [data-device='sms']) {
      display: none;
    }
  }

  demo-clock,
  parcel-desk,
  service-ledger {
    padding-top: 20px;
    border-top: 1px solid var(--line);
  }

  service-ledger {
    max-height: 340px;
  }

  @media (width >= 900px) {
    :host {
      padding: 28px clamp(20px, 3vw, 32px) 48px;
    }

    header {
      margin-bottom: 28px;
    }

    .tabs {
      display: none;
    }

    main {
      grid-template: auto auto auto minmax(120px, 1fr) / auto minmax(0, 320px) auto;
      justify-content: space-between;
      align-items: start;
      gap: 16px clamp(20px, calc(11vw - 78px), 72px);
      max-width: none;
    }

    plain-phone,
    smart-phone {
      grid-row: 1 / -1;
    }

    plain-phone {
      grid-column: 1;
    }

    smart-phone {
      grid-column: 3;
    }

    .holders,
    demo-clock,
    parcel-desk,
    service-ledger {
      grid-column: 2;
    }

    demo-clock,
    parcel-desk,
    service-ledger {
      padding-top: 16px;
    }

    .holders {
      display: grid;
      gap: 16px;
    }

    service-ledger {
      align-self: stretch;
      height: 0;
      min-height: 100%;
      max-height: none;
    }
  }

  @media (width >= 1100px) {
    header {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    .title {
      display: block;
      white-space: nowrap;
    }

    .title p {
      margin: 2px 0 0;
    }

    first-step {
      grid-column: 2;
      justify-self: end;
    }

    theme-switch {
      grid-column: 3;
    }
  }
`;
