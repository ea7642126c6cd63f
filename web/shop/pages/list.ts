import { html, nothing } from 'lit';
import { money } from '../amounts.ts';
import { arrival } from '../arrival.ts';
import { wordsOf } from '../good-words.ts';
import { GOODS } from '../goods.ts';
import { texts } from '../language.ts';
import { picture } from '../picture.ts';
import type { Page, PageState } from '../shop-page.ts';

export const listPage: Page = {
  title: texts.listTitle,
  behind: [
    'The balance in the header and everything about embers are elements of the storefront, with a token that this shop’s server minted for the customer: perennial.mintMemberToken.',
    'A friend’s link leads here with ?ref=… and ?visit=…; the shop keeps both until the friend joins: perennial.enrollMember({ body: { …, referral } }).',
  ],
  draw: (state) => html`
    ${greeting(state)}
    <section class="hero">
      <h1>${texts.hero[0]}<br>${texts.hero[1]}</h1>
      <p>${texts.heroWords}</p>
    </section>
    <ul class="goods">
      ${GOODS.map(
        (good) => html`<li>
          <a class="card" href="/shop/p/${good.sku}">
            ${picture(good)}
            <span class="name">${wordsOf(good).name}</span>
            <span class="price">${money(good.price)}</span>
            <span class="words">${wordsOf(good).words}</span>
          </a>
        </li>`,
      )}
    </ul>
  `,
};

/** Who came by a friend's link is told what for. */
function greeting({ session, askWho }: PageState) {
  if (arrival() === null || session.customer !== null) return nothing;
  return html`<aside class="notice" aria-label=${texts.invitation}>
    <p><strong>${texts.friendSentYou}</strong> ${texts.joinForEmbers}</p>
    <button type="button" class="primary" @click=${askWho}>${texts.joinClub}</button>
  </aside>`;
}
