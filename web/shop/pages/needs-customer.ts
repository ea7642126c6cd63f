import { html, type TemplateResult } from 'lit';
import { texts } from '../language.ts';
import type { PageState } from '../shop-page.ts';

/** In place of what is a customer's own. */
export const needsCustomer = (
  { askWho }: PageState,
  what: string,
): TemplateResult => html`<section class="empty">
  <h1>${texts.who}</h1>
  <p>${what}</p>
  <button type="button" class="primary" @click=${askWho}>${texts.signIn}</button>
</section>`;
