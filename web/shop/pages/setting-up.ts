import { html, nothing, type TemplateResult } from 'lit';
import type { Setup } from '../shop-api.ts';

/** While the shop is being set up, the first time that it is opened. */
export const settingUp = ({ steps, state, note }: Setup, retry: () => void): TemplateResult => html`<section
  class="setup"
  aria-busy=${state === 'working'}
>
  <h1>${state === 'failed' ? 'That did not work.' : 'Lighting the kiln…'}</h1>
  <p>The shop is opened for the first time, so it publishes a loyalty program, and has a customer live through a year.</p>
  <ol>
    ${steps.map(
      ({ words, state: step }) => html`<li class=${step}>
        <span aria-hidden="true">${step === 'done' ? '✓' : step === 'working' ? '…' : '·'}</span> ${words}
        <span class="unseen">${step}</span>
      </li>`,
    )}
  </ol>
  ${
    state === 'failed'
      ? html`<p class="trouble" role="alert">${note}</p>
          <button type="button" class="primary" @click=${retry}>Try again</button>`
      : nothing
  }
</section>`;

/** While its server does not answer: it is stopped, or starts again. */
export const closed = (error: unknown): TemplateResult => html`<section class="setup" role="status">
  <h1>The shop is closed.</h1>
  <p>${error instanceof Error ? error.message : String(error)} This page opens by itself once the shop answers.</p>
</section>`;
