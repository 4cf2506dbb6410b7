import { html, nothing } from 'lit';
import { mark } from '../../../look/drawing.js';

/** The name of the page, what it is for, and a way to the staff's side where it knows of one. */
export const pageTitle = (consoleUrl: string | null | undefined) =>
  html`<div class="title">
    <h1>${mark}Sotto</h1>
    <p>
      Ask, keep and collect, in words that give nothing away.
      ${
        consoleUrl
          ? html`<a class="console" href=${consoleUrl} target="_blank" rel="noreferrer"
              >Staff console</a
            >`
          : nothing
      }
    </p>
  </div>`;

export const lostLine = html`<p class="lost" role="alert">
  The service does not answer. Nothing is lost; this page tries again by itself.
</p>`;
