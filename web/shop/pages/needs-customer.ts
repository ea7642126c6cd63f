import { html, type TemplateResult } from 'lit';
import type { PageState } from '../shop-page.ts';

/** In place of what is a customer's own. */
export const needsCustomer = (
  { askWho }: PageState,
  what: string,
): TemplateResult => html`<section class="empty">
  <h1>Who is it?</h1>
  <p>${what}</p>
  <button type="button" class="primary" @click=${askWho}>Sign in</button>
</section>`;
