import { css } from 'lit';

/** Grey plastic around a green-grey screen. */
export const plainPhoneStyles = css`
  .body {
    width: 288px;
    max-width: 100%;
    margin-inline: auto;
    padding: 14px 18px 26px;
    border: 1px solid var(--plastic-edge);
    border-radius: 40px 40px 64px 64px / 40px 40px 52px 52px;
    background: linear-gradient(168deg, var(--plastic) 20%, var(--plastic-deep));
    box-shadow:
      inset 0 2px 1px var(--plastic-shine),
      inset 0 -6px 14px -8px rgb(0 0 0 / 0.25),
      var(--float);
  }

  @media (900px <= width < 1080px) {
    .body {
      width: 264px;
      padding-inline: 14px;
    }
  }

  .earpiece {
    width: 52px;
    height: 6px;
    margin: 0 auto 12px;
    border-radius: 3px;
    background: var(--plastic-edge);
    box-shadow: inset 0 1px 2px rgb(0 0 0 / 0.35);
  }

  .bezel {
    margin: 0 -4px 14px;
    padding: 9px;
    border-radius: 18px;
    background: var(--bezel);
    box-shadow: inset 0 2px 6px rgb(0 0 0 / 0.4);
  }

  .screen {
    display: grid;
    grid-template-rows: auto 1fr auto;
    height: 294px;
    padding: 6px 8px 7px;
    border-radius: 9px;
    background: var(--lcd);
    box-shadow: inset 0 2px 8px rgb(20 30 20 / 0.28);
    color: var(--lcd-ink);
    font-size: 13.5px;
    line-height: 1.38;
    font-weight: 500;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 5px;
    padding-bottom: 5px;
    font-size: 11px;
    letter-spacing: 0.02em;
    font-variant-numeric: tabular-nums;
  }

  .status .time {
    margin-inline-start: auto;
  }

  .compose {
    border-top: 1px solid var(--lcd-line);
    padding-top: 5px;
  }

  textarea {
    display: block;
    width: 100%;
    padding: 0 2px;
    border: 0;
    background: none;
    color: inherit;
    resize: none;
    field-sizing: content;
    max-height: 4.2em;
    caret-color: var(--lcd-ink);
  }

  textarea::placeholder {
    color: var(--lcd-soft);
    opacity: 1;
  }

  textarea:focus-visible {
    outline: 1px dashed var(--lcd-ink);
    outline-offset: 1px;
    border-radius: 3px;
  }

  .meter {
    display: flex;
    justify-content: space-between;
    padding-inline: 2px;
    font-size: 11px;
    color: var(--lcd-soft);
    font-variant-numeric: tabular-nums;
  }
`;
