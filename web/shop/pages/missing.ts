import { html } from 'lit';
import type { Page } from '../shop-page.ts';

export const missingPage: Page = {
  title: 'Not here',
  behind: [],
  draw: () => html`<section class="empty">
    <h1>This shelf is empty.</h1>
    <p><a class="button" href="/shop/">See all pieces</a></p>
  </section>`,
};
