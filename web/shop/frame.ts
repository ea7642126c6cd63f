import { html, nothing, type TemplateResult } from 'lit';
import { piecesIn } from './cart.ts';
import type { Page, PageState } from './shop-page.ts';
import { signInDialog } from './sign-in.ts';

/** The page with all that stands around each. */
export function frame(page: Page, state: PageState, said: string, program: ProgramSettings): TemplateResult {
  return html`<perennial-program
    api=${location.origin}
    currency="USD"
    country="US"
    channel="web"
    .getToken=${program.getToken}
    @perennial-sign-in=${state.askWho}
  >
    <a class="skip" href="#main">To the content</a>
    ${header(state)}
    <main id="main" tabindex="-1">
      ${state.session.setup.note === null ? nothing : html`<p class="notice">${state.session.setup.note}</p>`}
      ${page.draw(state)}
    </main>
    ${footer(page)} ${signInDialog(state)}
    <p class="said" role="status" ?hidden=${said === ''}>${said}</p>
  </perennial-program>`;
}

export interface ProgramSettings {
  readonly getToken: () => Promise<string | null>;
}

const at = (path: string): 'page' | typeof nothing => (location.pathname === path ? 'page' : nothing);

function header({ session: { customer }, cart, askWho }: PageState): TemplateResult {
  const pieces = piecesIn(cart);
  return html`<header class="top">
    <a class="brand" href="/shop/" aria-label="Saltglaze, front page">
      <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M8 9h13v10a5 5 0 0 1-5 5h-3a5 5 0 0 1-5-5zm13 2h3a3.500 3.500 0 0 1 0 7h-3"></path></svg>
      Saltglaze
    </a>
    <nav aria-label="Shop">
      <a href="/shop/orders" aria-current=${at('/shop/orders')}>Orders</a>
      <a href="/shop/account" aria-current=${at('/shop/account')}>Embers</a>
      <a href="/shop/cart" aria-current=${at('/shop/cart')}>
        Cart${pieces === 0 ? nothing : html`<span class="count"><span class="unseen">, pieces: </span>${pieces}</span>`}
      </a>
    </nav>
    <div class="who">
      ${
        customer === null
          ? html`<button type="button" class="primary" @click=${askWho}>Sign in</button>`
          : html`<perennial-balance compact></perennial-balance>
              <button type="button" class="name" aria-haspopup="dialog" @click=${askWho}>
                <span class="unseen">Signed in as </span>${customer.name}
              </button>`
      }
    </div>
  </header>`;
}

const footer = ({ behind }: Page): TemplateResult => html`<footer class="bottom">
  ${
    behind.length === 0
      ? nothing
      : html`<details>
          <summary>What happens behind this page</summary>
          <ul>
            ${behind.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
        </details>`
  }
  <p>
    A made-up shop, on your machine.
    <a href="/outbox">E-mails it would have sent</a> · <a href="/console/">Console</a> · <a href="/docs">API</a>
  </p>
</footer>`;
