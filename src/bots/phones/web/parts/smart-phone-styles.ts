import { css } from 'lit';

/** Dark glass around a quiet chat. */
export const smartPhoneStyles = css`
  .body {
    width: 328px;
    max-width: 100%;
    margin-inline: auto;
    padding: 9px;
    border: 1px solid var(--glass-edge);
    border-radius: 42px;
    background: var(--glass);
    box-shadow:
      inset 0 0 0 1px rgb(255 255 255 / 0.06),
      var(--float);
  }

  .screen {
    position: relative;
    display: grid;
    grid-template: auto auto 1fr auto auto / minmax(0, 1fr);
    height: 632px;
    overflow: clip;
    border-radius: 33px;
    background: var(--wall);
  }

  .status {
    display: flex;
    justify-content: space-between;
    padding: 9px 22px 4px;
    background: var(--surface);
    font-size: var(--text-xs);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .signals {
    display: flex;
    gap: 5px;
  }

  header {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 6px 8px 9px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }

  .face {
    display: grid;
    place-items: center;
    width: 38px;
    height: 38px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }

  .name {
    display: grid;
    flex: 1;
    line-height: 1.25;
  }

  .name strong {
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .name span {
    font-size: var(--text-xs);
    color: var(--ink-soft);
  }

  details {
    position: relative;
  }

  summary {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    list-style: none;
    cursor: pointer;
    color: var(--ink-soft);
  }

  summary::-webkit-details-marker {
    display: none;
  }

  .choices {
    position: absolute;
    z-index: 2;
    inset-inline-end: 4px;
    top: 44px;
    display: grid;
    width: max-content;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--float);
  }

  .choices button {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    padding: 0 14px 0 10px;
    border: 0;
    border-radius: 7px;
    background: none;
    font-size: var(--text-s);
  }

  .choices button:hover {
    background: var(--sunk);
  }

  .toast {
    padding-inline: 16px;
    pointer-events: none;
  }

  .toast p {
    width: fit-content;
    margin: 0 auto 8px;
    padding: 6px 14px;
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--ground);
    font-size: var(--text-s);
  }

  .wide {
    min-height: 52px;
    border: 0;
    border-top: 1px solid var(--line);
    background: var(--surface);
    color: var(--accent);
    font-weight: 650;
  }

  .wide:focus-visible {
    outline-offset: -4px;
    border-radius: 0 0 30px 30px;
  }

  @media (900px <= width < 1080px) {
    .body {
      width: 292px;
    }
  }

  @media (width < 420px) {
    .screen {
      height: 560px;
    }
  }
`;
