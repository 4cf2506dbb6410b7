import { css } from 'lit';

/** What every part starts from: boxes, buttons, the focus ring, icons, words for the ear only. */
export const sharedStyles = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :host {
    display: block;
  }

  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  button:disabled {
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .icon {
    display: inline-flex;
    flex: none;
  }

  .icon svg {
    width: 1.25em;
    height: 1.25em;
    stroke-width: 1.75;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  h2 {
    margin: 0;
    font-size: var(--text-s);
    font-weight: 600;
    letter-spacing: 0.01em;
    color: var(--ink-soft);
  }
`;
