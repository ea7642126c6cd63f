import { createHmac, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { platformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import { call, proof, type Reply, target } from './target.ts';

const SECRET = 'hush-0123456789abcdef';
const sign = (body: string, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64');

/** New ids in the place of the recorded ones, so that the suite can be run again on one stage; longer than 2^53, as text. */
const digits = () => `7${randomInt(2 ** 47)}${randomInt(10 ** 4)}`.padEnd(19, '1').slice(0, 19);

function recorded(file: string, replacements: Readonly<Record<string, string>>): string {
  const text = readFileSync(new URL(`../platforms/payloads/${file}.json`, import.meta.url), 'utf8');
  return Object.entries(replacements).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

const toShopify = (topic: string, body: string, secret = SECRET): Promise<Reply> =>
  call('POST', '/v1/platforms/shopify/webhooks', {
    bearer: null,
    body,
    headers: { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': sign(body, secret) },
  });

const outcomes = ({ status, body }: Reply) => [
  status,
  ...body.deeds.map(({ outcome }: { outcome: string }) => outcome),
];

const standing = async (orderId: string) => (await call('GET', `/v1/orders/${orderId}`)).body;

describe.skipIf(target.local === null)('webhooks of shop platforms', () => {
  beforeAll(async () => {
    Object.assign(process.env, target.local?.environment);
    const store = platformSecretStore(dynamoDbClient(), target.local?.outputs['CredentialTable'] ?? '');
    for (const platform of ['shopify', 'woocommerce']) await store.set(platform, SECRET, 1_800_000_000);
  });

  test("an order of Shopify's, its refund told before it and again with it, is the member's", async () => {
    const [orderId, customerId] = [digits(), digits()];
    const ids = { '820982911946154508': orderId, '115310627314723954': customerId };
    const { body: member } = await call('POST', '/v1/members', { body: { customerId } });

    const early = await toShopify('refunds/create', recorded('shopify/refunds-create-by-line', ids));
    expect(outcomes(early)).toEqual([200, 'awaiting_order']);
    const paid = recorded('shopify/orders-paid-tax-included', ids);
    expect(outcomes(await toShopify('orders/paid', paid))).toEqual([200, 'done']);
    expect(outcomes(await toShopify('orders/paid', paid))).toEqual([200, 'known']);
    expect(await standing(orderId)).toMatchObject({ memberId: member.memberId, kept: 60 });

    const later = await toShopify('orders/updated', recorded('shopify/orders-updated-refunded', ids));
    expect(outcomes(later)).toEqual([200, 'known', 'known', 'done']);
    const edited = await toShopify('orders/updated', recorded('shopify/orders-updated-edited', ids));
    expect(outcomes(edited)).toEqual([200, 'differs']);
    expect(await standing(orderId)).toMatchObject({ kept: 52, amountRefunded: 800 });
    expect((await proof(member.memberId)).drift).toEqual([]);
  });

  test('money with tax, told before the order, gives all of it back', async () => {
    const ids = { '5678901250005': digits(), '6115310627314': digits(), '14820491240005': digits() };
    const refund = recorded('shopify/refunds-create-all-as-amount', ids);
    expect(outcomes(await toShopify('refunds/create', refund))).toEqual([200, 'awaiting_order']);
    const paid = await toShopify('orders/paid', recorded('shopify/orders-paid-lamp', ids));
    expect(outcomes(paid)).toEqual([200, 'done', 'done']);
    expect(await standing(ids['5678901250005'])).toMatchObject({ kept: 0, lines: [{ returned: 1 }] });
  });

  test('what is not signed with the secret is refused', async () => {
    const body = recorded('shopify/orders-paid-lamp', {});
    const forged = await toShopify('orders/paid', body, 'not the secret of the shop');
    expect([forged.status, forged.body.code]).toEqual([401, 'SIGNATURE_INVALID']);
    const unsigned = await call('POST', '/v1/platforms/shopify/webhooks', { bearer: null, body });
    expect([unsigned.status, unsigned.body.code]).toEqual([401, 'SIGNATURE_INVALID']);
  });

  test("an order of WooCommerce's is recorded once paid, and goes back with its money", async () => {
    const orderId = digits();
    const send = async (name: string) => {
      const body = recorded(`woocommerce/${name}`, { '"id": 727': `"id": ${orderId}` });
      return call('POST', '/v1/platforms/woocommerce/webhooks', {
        bearer: null,
        body,
        headers: { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-signature': sign(body) },
      });
    };
    expect(outcomes(await send('order-created-pending'))).toEqual([200, 'ignored']);
    expect(outcomes(await send('order-updated-paid'))).toEqual([200, 'done']);
    expect(outcomes(await send('order-updated-partly-refunded'))).toEqual([200, 'known', 'done']);
    expect(await standing(orderId)).toMatchObject({ status: 'recorded', amountRefunded: 675 });
    expect(outcomes(await send('order-updated-refunded'))).toEqual([200, 'known', 'done', 'known', 'done']);
    expect(await standing(orderId)).toMatchObject({ kept: 0 });
  });

  test('a new webhook of WooCommerce is answered', async () => {
    const ping = await call('POST', '/v1/platforms/woocommerce/webhooks', {
      bearer: null,
      body: 'webhook_id=12',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(outcomes(ping)).toEqual([200, 'ignored']);
  });
});
