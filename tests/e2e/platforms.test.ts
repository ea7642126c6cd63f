import { beforeAll, describe, expect, test } from 'vitest';
import {
  connectPlatforms,
  deliver,
  digits,
  outcomes,
  recorded,
  standing,
  tell,
} from './platform-deliveries.ts';
import { call, proof, target } from './target.ts';

describe.skipIf(target.local === null)('webhooks of shop platforms', () => {
  beforeAll(connectPlatforms);

  test("an order of Shopify's, its refund told before it and again with it, is the member's", async () => {
    const [orderId, customerId] = [digits(), digits()];
    const ids = { '820982911946154508': orderId, '115310627314723954': customerId };
    const { body: member } = await call('POST', '/v1/members', { body: { customerId } });
    const send = async (name: string) => outcomes(await tell('shopify', name, ids));

    expect(await send('refunds-create-by-line')).toEqual([200, 'awaiting_order']);
    expect(await send('orders-paid-tax-included')).toEqual([200, 'done']);
    expect(await send('orders-paid-tax-included')).toEqual([200, 'known']);
    expect(await standing(orderId)).toMatchObject({ memberId: member.memberId, kept: 60 });

    expect(await send('orders-updated-refunded')).toEqual([200, 'known', 'known', 'done']);
    expect(await send('orders-updated-edited')).toEqual([200, 'differs']);
    expect(await standing(orderId)).toMatchObject({ kept: 52, amountRefunded: 800 });
    expect((await proof(member.memberId)).drift).toEqual([]);
  });

  test('money with tax, told before the order, gives all of it back', async () => {
    const ids = { '5678901250005': digits(), '6115310627314': digits(), '14820491240005': digits() };
    const refund = await tell('shopify', 'refunds-create-all-as-amount', ids);
    expect(outcomes(refund)).toEqual([200, 'awaiting_order']);
    expect(outcomes(await tell('shopify', 'orders-paid-lamp', ids))).toEqual([200, 'done', 'done']);
    expect(await standing(ids['5678901250005'])).toMatchObject({ kept: 0, lines: [{ returned: 1 }] });
  });

  test('what is not signed with the secret is refused', async () => {
    const body = recorded('shopify', 'orders-paid-lamp', {});
    const forged = await deliver('shopify', 'orders/paid', body, 'not the secret of the shop');
    expect([forged.status, forged.body.code]).toEqual([401, 'SIGNATURE_INVALID']);
    const unsigned = await call('POST', '/v1/platforms/shopify/webhooks', { bearer: null, body });
    expect([unsigned.status, unsigned.body.code]).toEqual([401, 'SIGNATURE_INVALID']);
  });

  test("an order of WooCommerce's is recorded once paid, and goes back with its money", async () => {
    const orderId = digits();
    const send = async (name: string) =>
      outcomes(await tell('woocommerce', name, { '"id": 727': `"id": ${orderId}` }));
    expect(await send('order-created-pending')).toEqual([200, 'ignored']);
    expect(await send('order-updated-paid')).toEqual([200, 'done']);
    expect(await send('order-updated-partly-refunded')).toEqual([200, 'known', 'done']);
    expect(await standing(orderId)).toMatchObject({ status: 'recorded', amountRefunded: 675 });
    expect(await send('order-updated-refunded')).toEqual([200, 'known', 'done', 'known', 'done']);
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
