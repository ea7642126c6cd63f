import { html } from 'lit';
import { addOne } from '../cart.ts';
import { type Good, goodOf } from '../goods.ts';
import { money } from '../money.ts';
import { picture } from '../picture.ts';
import type { Page, PageState } from '../shop-page.ts';
import { missingPage } from './missing.ts';

export function goodPage(sku: string): Page {
  const good = goodOf(sku);
  return good === undefined
    ? missingPage
    : {
        title: good.name,
        behind: ['Nothing is asked of the API here; the cart asks what it earns.'],
        draw: (state) => drawn(good, state),
      };
}

const drawn = (good: Good, { changed, say }: PageState) => html`
  <p class="back"><a href="/shop/">All pieces</a></p>
  <article class="good">
    ${picture(good)}
    <div class="about">
      <h1>${good.name}</h1>
      <p class="price">${money(good.price)}</p>
      <p class="lead">${good.words}</p>
      <p>${good.details}</p>
      <div class="row">
        <button
          type="button"
          class="primary"
          @click=${() => {
            addOne(good.sku);
            changed();
            say(`${good.name} is in your cart.`);
          }}
        >
          Put into the cart
        </button>
        <a class="button" href="/shop/cart">Go to the cart</a>
      </div>
    </div>
  </article>
`;
