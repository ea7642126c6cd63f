import { html, nothing } from 'lit';
import { arrival } from '../arrival.ts';
import { GOODS } from '../goods.ts';
import { money } from '../money.ts';
import { picture } from '../picture.ts';
import type { Page, PageState } from '../shop-page.ts';

export const listPage: Page = {
  title: 'Stoneware, fired with wood',
  behind: [
    'The balance in the header and everything about embers are elements of the storefront, with a token that this shop’s server minted for the customer: perennial.mintMemberToken.',
    'A friend’s link leads here with ?ref=… and ?visit=…; the shop keeps both until the friend joins: perennial.enrollMember({ body: { …, referral } }).',
  ],
  draw: (state) => html`
    ${greeting(state)}
    <section class="hero">
      <h1>Made by two hands,<br>for both of yours.</h1>
      <p>Stoneware from a wood kiln by the sea. Each piece earns embers; embers become tea, mugs and evenings at the wheel.</p>
    </section>
    <ul class="goods">
      ${GOODS.map(
        (good) => html`<li>
          <a class="card" href="/shop/p/${good.sku}">
            ${picture(good)}
            <span class="name">${good.name}</span>
            <span class="price">${money(good.price)}</span>
            <span class="words">${good.words}</span>
          </a>
        </li>`,
      )}
    </ul>
  `,
};

/** Who came by a friend's link is told what for. */
function greeting({ session, askWho }: PageState) {
  if (arrival() === null || session.customer !== null) return nothing;
  return html`<aside class="notice" aria-label="Invitation">
    <p><strong>A friend sent you.</strong> Join, and your first order brings you 100 embers.</p>
    <button type="button" class="primary" @click=${askWho}>Join the Kiln Club</button>
  </aside>`;
}
