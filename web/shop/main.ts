import { html, render } from 'lit';
import { noteArrival } from './arrival.ts';
import { readCart } from './cart.ts';
import { frame, type ProgramSettings } from './frame.ts';
import { speak } from './language.ts';
import { accountPage } from './pages/account.ts';
import { cartPage } from './pages/cart.ts';
import { goodPage } from './pages/good.ts';
import { listPage } from './pages/list.ts';
import { missingPage } from './pages/missing.ts';
import { ordersPage } from './pages/orders.ts';
import { closed, settingUp } from './pages/setting-up.ts';
import { server } from './server.ts';
import type { Session } from './shop-api.ts';
import type { Page, PageState } from './shop-page.ts';

/** The pages of the demo shop. Each path is a page of its own, as in most shops: following a link loads it. */
const LOOK_AGAIN_MS = 400;
const CLOSED_LOOK_MS = 2_000;
const SAID_MS = 6_000;

function pageOf(pathname: string): Page {
  const [, , first = '', second = ''] = pathname.split('/');
  if (first === '') return listPage;
  if (first === 'p') return goodPage(decodeURIComponent(second));
  if (first === 'cart') return cartPage;
  if (first === 'account') return accountPage;
  if (first === 'orders') return ordersPage();
  if (first === 'thanks') return ordersPage(decodeURIComponent(second));
  return missingPage;
}

const page = pageOf(location.pathname);
let session: Session | null = null;
let said = '';
let forgetting: ReturnType<typeof setTimeout> | undefined;
let program: ProgramSettings = { getToken };

async function getToken(): Promise<string | null> {
  return session?.customer ? server.token() : null;
}

function say(words: string): void {
  said = words;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    said = '';
    draw();
  }, SAID_MS);
  draw();
}

async function attempt(deed: () => Promise<void>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function pointsChanged(): void {
  // Another function is another way to a token, so the elements ask for everything again.
  program = { getToken: () => getToken() };
  draw();
}

function askWho(): void {
  document.querySelector<HTMLDialogElement>('dialog.sign-in')?.showModal();
}

function draw(): void {
  if (session === null) return;
  if (session.setup.state !== 'ready') {
    render(
      html`<main>${settingUp(session.setup, () => void server.setUp().then(look, look))}</main>`,
      document.body,
    );
    return;
  }
  const state: PageState = { session, cart: readCart(), changed: draw, say, attempt, pointsChanged, askWho };
  render(frame(page, state, said, program), document.body);
}

async function look(): Promise<void> {
  try {
    session = await server.session();
  } catch (error) {
    render(html`<main>${closed(error)}</main>`, document.body);
    setTimeout(() => void look(), CLOSED_LOOK_MS);
    return;
  }
  draw();
  if (session.setup.state === 'working') setTimeout(() => void look(), LOOK_AGAIN_MS);
}

speak();
document.title = `${page.title} · Saltglaze`;
noteArrival(location.search);
// Other tabs put things into the cart too.
addEventListener('storage', draw);
await look();
