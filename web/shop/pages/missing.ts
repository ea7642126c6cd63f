import { html } from 'lit';
import { texts } from '../language.ts';
import type { Page } from '../shop-page.ts';

export const missingPage: Page = {
  title: texts.missingTitle,
  behind: [],
  draw: () => html`<section class="empty">
    <h1>${texts.missing}</h1>
    <p><a class="button" href="/shop/">${texts.seeAll}</a></p>
  </section>`,
};
