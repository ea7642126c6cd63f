import { html, nothing, type TemplateResult } from 'lit';
import { change as changeOf, embers, money, number, onDay } from '../amounts.ts';
import { nameOf } from '../good-words.ts';
import { goodOf } from '../goods.ts';
import { texts } from '../language.ts';
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
  title: only === undefined ? texts.orders : texts.thanksTitle,
  behind: [
    'It has arrived: perennial.deliverOrder. A trigger of the program then asks how it was: look at the e-mails, or at the page of your embers.',
    'Send back: perennial.refundOrder with the line and the piece. Exactly what it earned goes, under the rules of the day of the order; embers that were spent on it come back with their old expiry.',
  ],
  draw(state) {
    if (state.session.customer === null) return needsCustomer(state, texts.ordersAreYours);
    ask(state);
    if (orders === null) return html`<p class="muted" aria-busy="true">${texts.lookingForOrders}</p>`;
    const shown = only === undefined ? orders : orders.filter(({ orderId }) => orderId === only);
    return html`
      ${only === undefined ? html`<h1>${texts.orders}</h1>` : thanks(shown[0])}
      ${shown.length === 0 ? html`<p class="muted">${texts.noOrders} <a href="/shop/">${texts.lookAround}</a></p>` : nothing}
      <ul class="orders">
        ${shown.map((order) => html`<li>${orderCard(state, order)}</li>`)}
      </ul>
      ${only === undefined ? nothing : html`<perennial-statement></perennial-statement>`}
    `;
  },
});

const thanks = (order: ShopOrder | undefined): TemplateResult => html`<section class="thanks">
  <h1>${texts.thanks}</h1>
  ${
    order === undefined
      ? html`<p>${texts.noSuchOrder} <a href="/shop/orders">${texts.seeOrders}</a></p>`
      : html`<p>
          ${texts.hasOrder(order.orderId)}
          ${order.earned > 0 ? texts[order.isActive ? 'earnsNow' : 'earnsLater'](embers(order.earned)) : nothing}
          ${order.spent > 0 ? texts.paidWith(embers(order.spent)) : nothing}
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
              @click=${() => void change(state, orderId, () => server.deliver(orderId), texts.goodToHear)}
            >
              ${texts.hasArrived}
            </button>`
          : html`<span class="badge">${texts.arrived(onDay(deliveredAt))}</span>`
      }
    </header>
    <ul class="lines">
      ${order.lines.map((line) => orderLine(state, order, line))}
    </ul>
    <footer class="muted">
      <span>${changeOf(earned)}</span>
      ${spent > 0 ? html`<span>${texts.spent(embers(spent))}</span>` : nothing}
    </footer>
    ${
      returns.length === 0
        ? nothing
        : html`<ul class="returns">
            ${returns.map(
              ({ lineId, reversed, restored }) =>
                html`<li>${texts.returned(nameIn(order, lineId), changeOf(-reversed))}${restored > 0 ? ` · ${texts.givenBack(embers(restored))}` : ''}</li>`,
            )}
          </ul>`
    }
  </article>`;
}

function nameIn({ lines }: ShopOrder, lineId: string): string {
  const line = lines.find((each) => each.lineId === lineId);
  return line === undefined ? '' : nameOf(line);
}

function orderLine(state: PageState, { orderId }: ShopOrder, line: ShopLine): TemplateResult {
  const { lineId, sku, quantity, unitPrice, discount, returned } = line;
  const name = nameOf(line);
  const good = goodOf(sku);
  const left = quantity - returned;
  return html`<li>
    ${good === undefined ? nothing : picture(good)}
    <div class="what">
      <span>${name}${quantity > 1 ? ` × ${number(quantity)}` : ''}</span>
      <span class="muted">
        ${unitPrice === 0 ? texts.gift : money(unitPrice * quantity - discount)}${discount > 0 ? html` <s>${money(unitPrice * quantity)}</s>` : nothing}${returned > 0 && left > 0 ? ` · ${texts.someSentBack(number(returned))}` : ''}
      </span>
    </div>
    ${
      left > 0
        ? html`<button
            type="button"
            class="quiet aside"
            aria-label=${texts.sendBackOf(name)}
            aria-disabled=${busy !== null}
            @click=${() => void change(state, orderId, () => server.sendBack(orderId, lineId), texts.goesBack(name))}
          >
            ${left > 1 ? texts.sendOneBack : texts.sendBack}
          </button>`
        : html`<span class="badge aside">${texts.sentBack}</span>`
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
