import { html, nothing, type TemplateResult } from 'lit';
import { texts } from '../language.ts';
import type { Setup } from '../shop-api.ts';

/** While the shop is being set up, the first time that it is opened. */
export const settingUp = ({ steps, state, note }: Setup, retry: () => void): TemplateResult => html`<section
  class="setup"
  aria-busy=${state === 'working'}
>
  <h1>${state === 'failed' ? texts.settingUpFailed : texts.settingUp}</h1>
  <p>${texts.firstTime}</p>
  <ol>
    ${steps.map(
      ({ step: name, state: step }) => html`<li class=${step}>
        <span aria-hidden="true">${step === 'done' ? '✓' : step === 'working' ? '…' : '·'}</span> ${texts.steps[name]}
        <span class="unseen">${texts.stepStates[step]}</span>
      </li>`,
    )}
  </ol>
  ${
    state === 'failed'
      ? html`<p class="trouble" role="alert">${note}</p>
          <button type="button" class="primary" @click=${retry}>${texts.tryAgain}</button>`
      : nothing
  }
</section>`;

/** While its server does not answer: it is stopped, or starts again. */
export const closed = (error: unknown): TemplateResult => html`<section class="setup" role="status">
  <h1>${texts.closed}</h1>
  <p>${error instanceof Error ? error.message : String(error)} ${texts.opensByItself}</p>
</section>`;
