import { css } from 'lit';

/** What lies over a page: a sheet at its side, on a phone over the whole of it. */
export const sheetStyles = css`
  * {
    box-sizing: border-box;
  }

  dialog {
    padding: 0;
    border: 1px solid var(--line);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--float);
  }

  dialog::backdrop {
    background: rgb(20 24 26 / 0.42);
  }

  .sheet {
    width: min(560px, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0 0 0 auto;
    border-width: 0 0 0 1px;
  }

  header {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-height: 64px;
    padding: 8px 12px 8px 24px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }

  h2 {
    margin: 0;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }

  h2:focus {
    outline: none;
  }

  .close {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    flex: none;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-soft);
    cursor: pointer;
  }

  .close:hover {
    background: var(--sunk);
    color: var(--ink);
  }

  .close svg {
    width: 1.25em;
    height: 1.25em;
    stroke-width: 1.75;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .inside {
    padding: 24px;
  }

  .inside[hidden] {
    display: none;
  }

  @media (width < 600px) {
    .sheet {
      width: 100vw;
      border: 0;
    }

    header {
      padding-left: 16px;
    }

    .sheet .inside {
      padding: 16px;
    }
  }

  @media print {
    .sheet {
      position: static;
      width: auto;
      height: auto;
      border: 0;
    }

    .close {
      display: none;
    }
  }
`;
