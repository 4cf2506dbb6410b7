import { css } from 'lit';

/** One quiet row a parcel: what it is on the left, what to do with it on the right. */
export const parcelDeskStyles = css`
  :host {
    container-type: inline-size;
  }

  h2 {
    width: fit-content;
  }

  ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 10px;
    padding: 4px 0;
    font-size: 0.9375rem;
  }

  li + li {
    border-top: 1px solid var(--line);
  }

  .icon {
    color: var(--ink-soft);
  }

  .ready .icon,
  .ready .what span {
    color: var(--ready);
  }

  .what {
    flex: 1;
    font-weight: 550;
    line-height: 1.3;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .what span {
    display: block;
    font-size: var(--text-s);
    font-weight: 400;
    color: var(--ink-soft);
  }

  form {
    display: flex;
    gap: 8px;
  }

  input,
  button {
    min-height: 44px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: var(--text-s);
  }

  input {
    width: 74px;
    padding: 0 8px;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  input::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }

  button {
    padding: 0 12px;
    font-weight: 550;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
  }

  button:disabled {
    color: var(--ink-soft);
  }

  @container (width < 300px) {
    form {
      flex: 1 1 100%;
      margin-bottom: 4px;
    }

    input {
      flex: 1;
    }
  }

  p {
    margin: 6px 0 0;
    font-size: 0.875rem;
    line-height: 1.45;
    color: var(--ink-soft);
  }

  .said {
    color: var(--ink);
  }

  .said:empty {
    margin: 0;
  }
`;
