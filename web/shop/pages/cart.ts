import { html, nothing, type TemplateResult } from 'lit';
import { money, number } from '../amounts.ts';
import { emptyCart, goodsTotal, setQuantity } from '../cart.ts';
import { nameOf } from '../good-words.ts';
import { CURRENCY, goodOf, SHIPPING } from '../goods.ts';
import { texts } from '../language.ts';
import { picture } from '../picture.ts';
import { server } from '../server.ts';
import type { Page, PageState } from '../shop-page.ts';

/** A reward that holds embers for this cart, as `<perennial-checkout>` tells of it. */
interface Applied {
  readonly redemptionId: string;
  /** In cents. */
  readonly discount: number;
  readonly isCurrent: boolean;
}

/** What this page knows beside the cart; forgotten with the page. */
let applied: readonly Applied[] = [];
let coupon: { readonly code: string; readonly words: string; readonly discount: number } | null = null;
let couponTrouble: string | null = null;
let isOrdering = false;
/** Whether `<perennial-checkout>` has told what it takes off, or that it cannot: before that nobody knows the sum. */
let isSumKnown = false;
/** An element that is never loaded keeps nobody from ordering. */
const MOST_WAITING_MS = 6_000;

export const cartPage: Page = {
  title: texts.cart,
  behind: [
    '<perennial-checkout> quotes the cart as it changes, and holds embers for it: quoteCart and authorizeRedemption, with the customer’s own token.',
    'Ordering, this shop’s server takes off what the redemptions say, and sends them with the order: perennial.recordOrder({ body: { …, redemptions } }). Embers are spent and earned in one transaction, or nothing happens.',
    'The order’s id is made with the cart, so pressing twice orders once.',
  ],
  draw(state) {
    if (state.cart.lines.length === 0) {
      return html`<section class="empty">
        <h1>${texts.cartEmpty}</h1>
        <p><a class="button primary" href="/shop/">${texts.lookAround}</a></p>
      </section>`;
    }
    return html`
      <h1>${texts.cart}</h1>
      <div class="checkout">
        <div>
          ${lineList(state)}
          ${state.session.customer === null ? joinNotice(state) : checkoutElement(state)}
        </div>
        ${summary(state)}
      </div>
    `;
  },
};

const lineList = ({ cart, changed }: PageState): TemplateResult => html`<ul class="lines">
  ${cart.lines.map(({ sku, quantity }) => {
    const good = goodOf(sku);
    if (good === undefined) return nothing;
    const set = (next: number) => {
      setQuantity(sku, next);
      // It was good for the cart as it was.
      coupon = null;
      changed();
    };
    return html`<li>
      ${picture(good)}
      <div class="what">
        <a href="/shop/p/${sku}">${nameOf(good)}</a>
        <span class="muted">${money(good.price)}</span>
      </div>
      <div class="stepper" role="group" aria-label=${texts.quantityOf(nameOf(good))}>
        <button type="button" aria-label=${quantity === 1 ? texts.takeOut : texts.oneLess} @click=${() => set(quantity - 1)}>−</button>
        <output>${number(quantity)}</output>
        <button type="button" aria-label=${texts.oneMore} ?disabled=${quantity >= 20} @click=${() => set(quantity + 1)}>+</button>
      </div>
      <span class="sum">${money(good.price * quantity)}</span>
    </li>`;
  })}
</ul>`;

const joinNotice = ({ askWho }: PageState): TemplateResult => html`<aside class="notice">
  <p><strong>${texts.membersEarn}</strong> ${texts.signInToEarn}</p>
  <button type="button" @click=${askWho}>${texts.signIn}</button>
</aside>`;

function checkoutElement({ cart, changed }: PageState): TemplateResult {
  const lines = cart.lines.flatMap(({ sku, quantity }) => {
    const good = goodOf(sku);
    if (good === undefined) return [];
    return [{ lineId: sku, sku, quantity, unitPrice: good.price, categories: [good.category] }];
  });
  return html`<perennial-checkout
    .cart=${sameCart({ currency: CURRENCY, lines, shipping: SHIPPING })}
    @perennial-checkout-changed=${({ detail }: CustomEvent<{ readonly applied: readonly Applied[] }>) => {
      applied = detail.applied;
      showSum(changed);
    }}
    @perennial-error=${() => showSum(changed)}
  ></perennial-checkout>`;
}

let known: object = {};
/** The same object for the same cart, so that drawing the page anew does not ask for a quote anew. */
function sameCart<T extends object>(cart: T): T {
  if (JSON.stringify(cart) !== JSON.stringify(known)) known = cart;
  return known as T;
}

function summary(state: PageState): TemplateResult {
  const { cart, session } = state;
  const off = applied.reduce((sum, { discount }) => sum + discount, 0);
  const goods = goodsTotal(cart.lines);
  const total = Math.max(0, goods + SHIPPING - off - (coupon?.discount ?? 0));
  const isBehind = applied.some(({ isCurrent }) => !isCurrent);
  if (!isSumKnown) waitForSum(state);
  return html`<section class=${isSumKnown ? 'summary' : 'summary waiting'} aria-label=${texts.sum}>
    <dl>
      <div><dt>${texts.goodsSum}</dt><dd>${money(goods)}</dd></div>
      <div><dt>${texts.shipping}</dt><dd>${money(SHIPPING)}</dd></div>
      ${off > 0 ? html`<div class="off"><dt>${texts.rewards}</dt><dd>${money(-off)}</dd></div>` : nothing}
      ${
        coupon === null
          ? nothing
          : html`<div class="off"><dt>${coupon.words}</dt><dd>${money(-coupon.discount)}</dd></div>`
      }
      <div class="total"><dt>${texts.toPay}</dt><dd>${money(total)}</dd></div>
    </dl>
    ${couponForm(state)}
    ${
      session.customer === null
        ? html`<button type="button" class="primary" @click=${state.askWho}>${texts.signInToOrder}</button>`
        : html`<button
            type="button"
            class="primary"
            aria-disabled=${isOrdering || isBehind}
            @click=${() => {
              if (isBehind) state.say(texts.cartChanged);
              else void order(state);
            }}
          >
            ${isOrdering ? texts.ordering : texts.orderFor(money(total))}
          </button>`
    }
    <p class="muted small">${texts.demo}</p>
  </section>`;
}

let isWaiting = false;

function waitForSum({ session, changed }: PageState): void {
  if (isWaiting) return;
  isWaiting = true;
  // There is nothing to take off for somebody who is not signed in.
  setTimeout(() => showSum(changed), session.customer === null ? 0 : MOST_WAITING_MS);
}

function showSum(changed: () => void): void {
  isSumKnown = true;
  changed();
}

const couponForm = (state: PageState): TemplateResult => html`<form
  class="code"
  @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code') ?? '').trim();
    if (code !== '') void tryCode(state, code);
  }}
>
  <label for="code">${texts.code}</label>
  <div class="row">
    <input id="code" name="code" autocomplete="off" spellcheck="false" aria-describedby="code-trouble" aria-invalid=${couponTrouble !== null} />
    <button type="submit">${texts.use}</button>
  </div>
  <p id="code-trouble" class="trouble" role="status">${couponTrouble ?? ''}</p>
</form>`;

async function tryCode({ cart, attempt, changed, say }: PageState, code: string): Promise<void> {
  await attempt(async () => {
    const { valid, words, discount } = await server.coupon(code, cart.lines);
    coupon = valid ? { code, words, discount } : null;
    couponTrouble = valid ? null : texts.codeIsNotGood;
    if (valid) say(texts.codeIsUsed(words, money(discount)));
  });
  changed();
}

async function order({ cart, attempt, changed }: PageState): Promise<void> {
  if (isOrdering) return;
  isOrdering = true;
  changed();
  await attempt(async () => {
    const { orderId } = await server.placeOrder({
      checkoutId: cart.checkoutId,
      lines: cart.lines,
      redemptionIds: applied.map(({ redemptionId }) => redemptionId),
      code: coupon?.code ?? null,
    });
    emptyCart();
    location.assign(`/shop/thanks/${orderId}`);
  });
  isOrdering = false;
  changed();
}
