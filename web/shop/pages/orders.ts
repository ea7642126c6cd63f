import { html, nothing, type TemplateResult } from 'lit';
import { goodOf } from '../goods.ts';
import { money, onDay } from '../money.ts';
import { picture } from '../picture.ts';
import { server } from '../server.ts';
import type { ShopLine, ShopOrder } from '../shop-api.ts';
import type { Page, PageState } from '../shop-page.ts';
import { needsCustomer } from './needs-customer.ts';

let orders: readonly ShopOrder[] | null = null;
let isAsked = false;
/** What is under way, so that a button is pressed once. */
let busy: string | null = null;

/** @param only one order, which was placed just now; all where it is not given */
export const ordersPage = (only?: string): Page => ({
  title: only === undefined ? 'Your orders' : 'Thank you',
  behind: [
    'It has arrived: perennial.deliverOrder. A trigger of the program then asks how it was: look at the e-mails, or at the page of your embers.',
    'Send back: perennial.refundOrder with the line and the piece. Exactly what it earned goes, under the rules of the day of the order; embers that were spent on it come back with their old expiry.',
  ],
  draw(state) {
    if (state.session.customer === null) return needsCustomer(state, 'Your orders are yours.');
    ask(state);
    if (orders === null) return html`<p class="muted" aria-busy="true">Looking for your orders…</p>`;
    const shown = only === undefined ? orders : orders.filter(({ orderId }) => orderId === only);
    return html`
      ${only === undefined ? html`<h1>Your orders</h1>` : thanks(shown[0])}
      ${shown.length === 0 ? html`<p class="muted">Nothing yet. <a href="/shop/">Look around</a></p>` : nothing}
      <ul class="orders">
        ${shown.map((order) => html`<li>${orderCard(state, order)}</li>`)}
      </ul>
      ${only === undefined ? nothing : html`<perennial-statement></perennial-statement>`}
    `;
  },
});

const thanks = (order: ShopOrder | undefined): TemplateResult => html`<section class="thanks">
  <h1>Thank you.</h1>
  ${
    order === undefined
      ? html`<p>We cannot find this order. <a href="/shop/orders">See all orders</a></p>`
      : html`<p>
          We have your order ${order.orderId}.
          ${order.earned > 0 ? html`It brings you <strong>${order.earned} embers</strong>${order.isActive ? ', to spend from now on' : ', once the return window is over'}.` : nothing}
          ${order.spent > 0 ? html`You paid with ${order.spent} embers.` : nothing}
        </p>`
  }
</section>`;

function ask({ attempt, changed }: PageState): void {
  if (isAsked) return;
  isAsked = true;
  void attempt(async () => {
    orders = await server.orders();
    changed();
  });
}

function orderCard(state: PageState, order: ShopOrder): TemplateResult {
  const { orderId, placedAt, total, deliveredAt, earned, spent, returns } = order;
  return html`<article class="order" aria-labelledby="order-${orderId}">
    <header>
      <div>
        <h2 id="order-${orderId}">${orderId}</h2>
        <span class="muted">${onDay(placedAt)} · ${money(total)}</span>
      </div>
      ${
        deliveredAt === null
          ? html`<button
              type="button"
              aria-disabled=${busy !== null}
              @click=${() => void change(state, orderId, () => server.deliver(orderId), 'Good to hear. We would like to know how it was.')}
            >
              It has arrived
            </button>`
          : html`<span class="badge">Arrived ${onDay(deliveredAt)}</span>`
      }
    </header>
    <ul class="lines">
      ${order.lines.map((line) => orderLine(state, order, line))}
    </ul>
    <footer class="muted">
      <span>+${earned} embers</span>
      ${spent > 0 ? html`<span>−${spent} embers spent</span>` : nothing}
    </footer>
    ${
      returns.length === 0
        ? nothing
        : html`<ul class="returns">
            ${returns.map(
              ({ words, reversed, restored }) =>
                html`<li>${words}: −${reversed} embers${restored > 0 ? `, ${restored} given back` : ''}</li>`,
            )}
          </ul>`
    }
  </article>`;
}

function orderLine(state: PageState, { orderId }: ShopOrder, line: ShopLine): TemplateResult {
  const { lineId, sku, name, quantity, unitPrice, discount, returned } = line;
  const good = goodOf(sku);
  const left = quantity - returned;
  return html`<li>
    ${good === undefined ? nothing : picture(good)}
    <div class="what">
      <span>${name}${quantity > 1 ? ` × ${quantity}` : ''}</span>
      <span class="muted">
        ${unitPrice === 0 ? 'A gift' : money(unitPrice * quantity - discount)}${discount > 0 ? html` <s>${money(unitPrice * quantity)}</s>` : nothing}${returned > 0 && left > 0 ? ` · ${returned} sent back` : ''}
      </span>
    </div>
    ${
      left > 0
        ? html`<button
            type="button"
            class="quiet aside"
            aria-label="Send back ${name}"
            aria-disabled=${busy !== null}
            @click=${() => void change(state, orderId, () => server.sendBack(orderId, lineId), `${name} goes back.`)}
          >
            Send ${left > 1 ? 'one ' : ''}back
          </button>`
        : html`<span class="badge aside">Sent back</span>`
    }
  </li>`;
}

async function change(
  { attempt, changed, say, pointsChanged }: PageState,
  orderId: string,
  deed: () => Promise<ShopOrder>,
  words: string,
): Promise<void> {
  if (busy !== null) return;
  busy = orderId;
  changed();
  await attempt(async () => {
    const order = await deed();
    orders = (orders ?? []).map((each) => (each.orderId === orderId ? order : each));
    say(words);
    pointsChanged();
  });
  busy = null;
  changed();
}
