import { html, nothing, type TemplateResult } from 'lit';
import { number } from './amounts.ts';
import { piecesIn } from './cart.ts';
import { LANGUAGES, language, texts } from './language.ts';
import type { Page, PageState } from './shop-page.ts';
import { signInDialog } from './sign-in.ts';

/** Elsewhere points are called as the program calls them. */
const POINTS_NAMES: Readonly<Record<string, string>> = { de: 'Funken', ar: 'جمرة' };

/** The page with all that stands around each. */
export function frame(page: Page, state: PageState, said: string, program: ProgramSettings): TemplateResult {
  return html`<perennial-program
    api=${location.origin}
    currency="USD"
    country="US"
    channel="web"
    points-name=${POINTS_NAMES[language] ?? nothing}
    .getToken=${program.getToken}
    @perennial-sign-in=${state.askWho}
  >
    <a class="skip" href="#main">${texts.toContent}</a>
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
    <a class="brand" href="/shop/" aria-label=${texts.frontPage}>
      <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M8 9h13v10a5 5 0 0 1-5 5h-3a5 5 0 0 1-5-5zm13 2h3a3.500 3.500 0 0 1 0 7h-3"></path></svg>
      Saltglaze
    </a>
    <nav aria-label=${texts.shop}>
      <a href="/shop/orders" aria-current=${at('/shop/orders')}>${texts.ordersLink}</a>
      <a href="/shop/account" aria-current=${at('/shop/account')}>${texts.embersLink}</a>
      <a href="/shop/cart" aria-current=${at('/shop/cart')}>
        ${texts.cartLink}${pieces === 0 ? nothing : html`<span class="count"><span class="unseen">${texts.pieces}</span>${number(pieces)}</span>`}
      </a>
    </nav>
    <div class="who">
      ${
        customer === null
          ? html`<button type="button" class="primary" @click=${askWho}>${texts.signIn}</button>`
          : html`<perennial-balance compact></perennial-balance>
              <button type="button" class="name" aria-haspopup="dialog" @click=${askWho}>
                <span class="unseen">${texts.signedInAs}</span>${customer.name}
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
          <summary>${texts.behind}</summary>
          <ul lang="en" dir="ltr">
            ${behind.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
        </details>`
  }
  <p>
    ${texts.madeUp}
    <a href="/outbox">${texts.emails}</a> · <a href="/console/">Console</a> · <a href="/docs">API</a>
  </p>
  ${languageChoice()}
</footer>`;

const languageChoice = (): TemplateResult => html`<nav class="languages" aria-label=${texts.language}>
  ${Object.entries(LANGUAGES).map(
    ([code, { name }]) =>
      html`<a class="language" href="?lang=${code}" lang=${code} hreflang=${code} aria-current=${code === language ? 'true' : nothing}>${name}</a>`,
  )}
</nav>`;
