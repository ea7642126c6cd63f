import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, createClient } from '../../client/index.ts';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { withShop } from '../../local/shop/shop.ts';
import { type LocalStack, startStack } from '../../local/stack.ts';
import type { Session, ShopOrder } from '../../web/shop/shop-api.ts';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { describeInBrowser } from '../browser/in-browser.ts';
import { excessWidth, layoutShifts, WATCH_LAYOUT } from '../browser/layout.ts';
import { eventually } from '../e2e/eventually.ts';

/** The demo shop on a stack of its own: what its server does, and its pages as people use them. */
const dataDir = mkdtempSync(join(tmpdir(), 'perennial-shop-'));
let stack: LocalStack;
let key = '';
let perennial: Client;

beforeAll(async () => {
  stack = await startStack({ port: 0, dataDir, fresh: true, assembly: inject('assembly') });
  key = await ensureDevelopmentKey(stack, Math.floor(Date.now() / 1000));
  openShop('shop.json');
  perennial = createClient({ baseUrl: stack.url, token: key });
});
afterAll(async () => {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function openShop(file: string): void {
  const options = { url: stack.url, key, file: join(dataDir, file), log: console.warn };
  stack.extend((api) => withShop(api, options));
}

interface Asked {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged field by field.
  readonly body: any;
  readonly cookie: string;
}

async function ask(method: string, path: string, body?: object, cookie = ''): Promise<Asked> {
  const response = await fetch(`${stack.url}/shop/api/${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const [given = ''] = response.headers.getSetCookie();
  return { status: response.status, body: await response.json(), cookie: given.split(';')[0] ?? '' };
}

const ready = async (): Promise<Session> =>
  (
    await eventually(
      () => ask('GET', 'session'),
      ({ body }) => body.setup.state !== 'working',
    )
  ).body;
const signedIn = async (who: object): Promise<string> => (await ask('POST', 'session', who)).cookie;

describe("the shop's server", () => {
  test('sets a program up, and a customer with a tier, points on their way, and some that end', async () => {
    expect((await ready()).setup.state).toBe('ready');
    const { memberId } = await perennial.findMember({ customerId: 'shop-mara' });
    const account = await perennial.readAccount({ memberId });
    expect(account.tier?.name).toBe('Glaze');
    expect(account.balance.pending).toBeGreaterThan(0);
    expect(account.balance.active).toBeGreaterThan(0);
    expect(account.nextExpiry).not.toBe(null);
    expect(await perennial.proveAccount({ memberId })).toMatchObject({ proved: true });
    expect((await perennial.listProgramDrafts()).drafts).toEqual([]);
    expect(await fetch(stack.url)).toMatchObject({ status: 200, url: `${stack.url}/shop/` });
  });

  test('takes an order once, however often and at once it is pressed', async () => {
    const cookie = await signedIn({ customerId: 'shop-jonas' });
    const order = {
      checkoutId: 'abcdef0123456789',
      lines: [{ sku: 'mug-salt', quantity: 2 }],
      redemptionIds: [],
      code: null,
    };
    const pressed = await Promise.all(Array.from({ length: 5 }, () => ask('POST', 'orders', order, cookie)));
    expect(new Set(pressed.map(({ status, body }) => `${status} ${body.orderId}`))).toEqual(
      new Set(['200 SG-ABCDEF01']),
    );
    const orders: readonly ShopOrder[] = (await ask('GET', 'orders', undefined, cookie)).body;
    expect(orders.map(({ total, earned }) => [total, earned])).toContainEqual([2 * 2_800 + 690, 112]);
    const back = await Promise.all(
      [1, 2].map(() => ask('POST', 'orders/SG-ABCDEF01/returns', { lineId: 'mug-salt' }, cookie)),
    );
    expect(back.map(({ body }) => body.returns.length)).toEqual([1, 1]);
    const { memberId } = await perennial.findMember({ customerId: 'shop-jonas' });
    expect(await perennial.proveAccount({ memberId })).toMatchObject({ proved: true });
  });

  test('says no in words, to what is not for sale, not theirs, or not from its pages', async () => {
    const cookie = await signedIn({ name: 'Ines', referral: null });
    const order = { checkoutId: 'fedcba9876543210', lines: [], redemptionIds: [], code: null };
    const refused = async (given: Promise<Asked>) => {
      const { status, body } = await given;
      return [status, typeof body.error];
    };
    const lines = [{ sku: 'yacht', quantity: 1 }];
    expect(await refused(ask('POST', 'orders', order, cookie))).toEqual([400, 'string']);
    expect(await refused(ask('POST', 'orders', { ...order, lines }, cookie))).toEqual([400, 'string']);
    expect(await refused(ask('POST', 'orders', { lines: 'all' }, cookie))).toEqual([400, 'string']);
    expect(await refused(ask('POST', 'orders', { ...order, lines }))).toEqual([401, 'string']);
    expect(await refused(ask('POST', 'orders/SG-MARA-2/delivery', {}, cookie))).toEqual([404, 'string']);
    expect(await refused(ask('POST', 'nothing', {}, cookie))).toEqual([404, 'string']);
    expect(await refused(ask('POST', 'session', { customerId: 'shop-nobody' }))).toEqual([404, 'string']);
    const form = await fetch(`${stack.url}/shop/api/token`, {
      method: 'POST',
      headers: { cookie },
      body: 'a=b',
    });
    expect(form.status).toBe(415);
  });
});

const PROMISED = /^(qualified|rewarded)$/;

describeInBrowser('the shop in a browser', (inBrowser) => {
  const button = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).first();

  async function enter(page: Page, name: string): Promise<void> {
    await page.goto(`${stack.url}/shop/`);
    await button(page, 'Sign in').click();
    await page.getByLabel('Somebody new').fill(name);
    await button(page, 'Join').click();
    await page.getByText(`Signed in as ${name}`).waitFor();
  }

  async function putIntoCart(page: Page, sku: string): Promise<void> {
    await page.goto(`${stack.url}/shop/p/${sku}`);
    await button(page, 'Put into the cart').click();
    await page.getByText('is in your cart').waitFor();
  }

  async function orderCart(page: Page): Promise<void> {
    await button(page, /^Order for/).click();
    await page.getByRole('heading', { name: 'Thank you.' }).waitFor();
  }

  const balance = (page: Page) => page.locator('perennial-balance[compact]');

  test('browse, order, receive, pay with points, and send a piece back', async () => {
    const page = await inBrowser.open({ before: WATCH_LAYOUT });
    await enter(page, 'Lena');
    expect(await accessibilityFindings(page)).toEqual([]);
    await putIntoCart(page, 'teapot-tenmoku');
    await page.goto(`${stack.url}/shop/p/mug-salt`);
    await balance(page).getByText('0 embers').waitFor();
    expect(await layoutShifts(page)).toEqual([]);
    await page.goto(`${stack.url}/shop/cart`);
    await page.getByText('This order earns 146 embers').first().waitFor();
    await balance(page).getByText('0 embers').waitFor();
    expect(await layoutShifts(page)).toEqual([]);
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await excessWidth(page)).toBe(0);
    await orderCart(page);
    await balance(page).getByText('146 embers').first().waitFor();

    await putIntoCart(page, 'mug-salt');
    await putIntoCart(page, 'mug-salt');
    await page.goto(`${stack.url}/shop/cart`);
    await button(page, /^Save \$7/).click();
    await button(page, 'Order for $55.90').waitFor();
    await orderCart(page);
    await page.getByText('You paid with 140 embers').waitFor();
    await button(page, 'Send back Harbor mug').click();
    await page.getByText(/Harbor mug sent back: -\d+ embers · 70 embers given back/).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await excessWidth(page)).toBe(0);

    await button(page, 'It has arrived').click();
    await page.getByText('Good to hear').waitFor();
    const [cookie] = await page.context().cookies();
    const { memberId } = await perennial.findMember({ customerId: decodeURIComponent(cookie?.value ?? '') });
    await eventually(
      () => perennial.listMemberAnswers({ memberId }),
      ({ answers }) => answers.length > 0,
    );
    await page.goto(`${stack.url}/shop/account`);
    await page.getByRole('radio', { name: '9' }).waitFor();
    await page.locator('perennial-rewards').getByText('Plant a tree').waitFor();
    expect(await layoutShifts(page)).toEqual([]);
    await page.getByRole('radio', { name: '9' }).check();
    await button(page, 'Send answer').click();
    await eventually(
      () => perennial.listMemberAnswers({ memberId }),
      ({ answers }) => answers[0]?.score === 9,
    );
    expect(await perennial.proveAccount({ memberId })).toMatchObject({ proved: true });
  });

  test('a code from the rewards, used in the cart', async () => {
    const page = await inBrowser.open({ width: 1_280 });
    await page.goto(`${stack.url}/shop/`);
    await button(page, 'Sign in').click();
    await button(page, /^Mara/).click();
    await page.getByText('Signed in as Mara').waitFor();
    await page.goto(`${stack.url}/shop/account`);
    await page.getByRole('heading', { name: 'Your embers' }).waitFor();
    await page.getByRole('button', { name: /^Redeem\s*: 10/ }).click();
    await button(page, 'Redeem now').click();
    const code = await page
      .getByText(/^KILN-/)
      .first()
      .textContent();
    await putIntoCart(page, 'vase-cobalt');
    await page.goto(`${stack.url}/shop/cart`);
    await page.getByLabel('Code').fill(String(code).trim());
    await button(page, 'Use').click();
    await button(page, 'Order for $77.10').waitFor();
    await orderCart(page);
    await page.getByLabel('Code').waitFor({ state: 'detached' });
    // The code was paid for when it was made.
    await page.getByText('It brings you').waitFor();
    expect(await page.getByText('You paid with').count()).toBe(0);
  });

  test('in another language, from right to left too', async () => {
    const page = await inBrowser.open();
    const direction = () => page.evaluate('document.documentElement.dir');
    await enter(page, 'Omar');
    await putIntoCart(page, 'mug-salt');
    await page.getByRole('link', { name: 'العربية' }).click();
    await button(page, 'أضف إلى السلة').waitFor();
    await page.goto(`${stack.url}/shop/cart`);
    await page.getByText('الرصيد والمكافآت').waitFor();
    await button(page, /^اطلب مقابل/).waitFor();
    expect([await direction(), await excessWidth(page)]).toEqual(['rtl', 0]);
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await button(page, 'Für 34,90\u00a0$ bestellen').waitFor();
    await page.getByText('Diese Bestellung bringt').first().waitFor();
    await balance(page).getByText('0 Funken').waitFor();
    expect(await direction()).toBe('ltr');
  });

  test('a friend comes by a link', async () => {
    const page = await inBrowser.open({ width: 768 });
    await page.goto(`${stack.url}/shop/`);
    await button(page, 'Sign in').click();
    await button(page, /^Mara/).click();
    await page.getByText('Signed in as Mara').waitFor();
    const { memberId } = await perennial.findMember({ customerId: 'shop-mara' });
    const { link } = await perennial.ensureReferralCode({ memberId, body: { shownAs: 'Mara' } });

    const friend = await inBrowser.open();
    await friend.goto(link);
    await friend.getByText('A friend sent you.').waitFor();
    await button(friend, 'Join the Kiln Club').click();
    await friend.getByLabel('Join, and your first order').fill('Noa');
    await button(friend, 'Join').click();
    await friend.getByText('Signed in as Noa').waitFor();
    await putIntoCart(friend, 'jar-salt');
    await friend.goto(`${stack.url}/shop/cart`);
    await orderCart(friend);
    const referrals = await eventually(
      () => perennial.listAdvocateReferrals({ memberId }),
      (list) => list.referrals.some(({ status }) => PROMISED.test(status)),
    );
    // Both get theirs at midnight, so on the way to it this may be over.
    expect(referrals.referrals).toMatchObject([{ status: expect.stringMatching(PROMISED) }]);
    await page.goto(`${stack.url}/shop/account`);
    await page.locator('perennial-referral').scrollIntoViewIfNeeded();
    await page
      .locator('perennial-referral')
      .getByText(/On its way|Rewarded/)
      .first()
      .waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await excessWidth(page)).toBe(0);
  });
});

// Last, because it changes what the others live by.
describe('another shop', () => {
  test('leaves a program alone that somebody published', async () => {
    const { inForce } = await perennial.readProgram();
    expect(inForce.document.name).toBe('Kiln Club');
    const own = { ...inForce.document, name: 'Own Club' };
    const by = { actor: 'Mia', reason: 'Ours' };
    const { draftId, etag } = await perennial.createProgramDraft({
      body: { name: 'Own', document: own, ...by },
    });
    await perennial.publishProgram({ draftId, ifMatch: etag, body: by });
    await eventually(
      () => perennial.readProgram(),
      (program) => program.inForce.document.name === 'Own Club',
    );
    openShop('another-shop.json');
    const { setup, customers } = await ready();
    expect([setup.state, setup.note]).toEqual(['ready', expect.stringContaining('Your own program')]);
    expect(customers.map(({ about }) => about)).toEqual(customers.map(() => 'pastless'));
    const { versions } = await perennial.listProgramVersions();
    expect(versions).toHaveLength(4);
  });
});
