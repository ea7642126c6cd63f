import { html } from 'lit';
import { money } from '../amounts.ts';
import { addOne } from '../cart.ts';
import { nameOf, wordsOf } from '../good-words.ts';
import { type Good, goodOf } from '../goods.ts';
import { texts } from '../language.ts';
import { picture } from '../picture.ts';
import type { Page, PageState } from '../shop-page.ts';
import { missingPage } from './missing.ts';

export function goodPage(sku: string): Page {
  const good = goodOf(sku);
  return good === undefined
    ? missingPage
    : {
        title: nameOf(good),
        behind: ['Nothing is asked of the API here; the cart asks what it earns.'],
        draw: (state) => drawn(good, state),
      };
}

const drawn = (good: Good, { changed, say }: PageState) => html`
  <p class="back"><a href="/shop/">${texts.allPieces}</a></p>
  <article class="good">
    ${picture(good)}
    <div class="about">
      <h1>${nameOf(good)}</h1>
      <p class="price">${money(good.price)}</p>
      <p class="lead">${wordsOf(good).words}</p>
      <p>${wordsOf(good).details}</p>
      <div class="row">
        <button
          type="button"
          class="primary"
          @click=${() => {
            addOne(good.sku);
            changed();
            say(texts.inCart(nameOf(good)));
          }}
        >
          ${texts.putIntoCart}
        </button>
        <a class="button" href="/shop/cart">${texts.goToCart}</a>
      </div>
    </div>
  </article>
`;
