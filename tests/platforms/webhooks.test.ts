import { createHmac } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import type { PlatformsDeps } from '../../functions/platforms/deps.ts';
import { receiveShopifyEvent } from '../../functions/platforms/receive-shopify-event.ts';
import { receiveShopifyWebhook } from '../../functions/platforms/receive-shopify-webhook.ts';
import { receiveWooCommerceWebhook } from '../../functions/platforms/receive-woocommerce-webhook.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as operations from '../../shared/contracts/operations/platforms.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { aCapability } from './capability.ts';
import { NOW } from './orders-in-memory.ts';
import { recordedBody } from './recorded.ts';

const SECRET = 'hush-0123456789abcdef';
const { receiveShopifyWebhook: toShopify, receiveWooCommerceWebhook: toWooCommerce } = operations;

/** The function behind its middleware, with what it logs left out. */
function aFunction(changes: Partial<PlatformsDeps> = {}) {
  const { orders, deps, told } = aCapability();
  const all: PlatformsDeps = { ...deps, secrets: { read: async () => [SECRET] }, ...changes };
  const handler = apiFunction(new Logger({ logLevel: 'SILENT' }), [
    receiveShopifyWebhook(all),
    receiveWooCommerceWebhook(all),
  ]);
  const send = async (
    operation: Operation,
    headers: Record<string, string>,
    body: Buffer,
    asBase64 = false,
  ) => {
    const event = apiEvent(operation, { headers });
    const { requestContext, ...rest } = event;
    const { authorizer: _nobody, ...context } = requestContext;
    const answer = await handler(
      {
        ...rest,
        requestContext: context,
        body: body.toString(asBase64 ? 'base64' : 'utf8'),
        isBase64Encoded: asBase64,
      } as unknown as ApiEvent,
      { awsRequestId: 'test' } as Context,
    );
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  return { orders, told, send, receiveEvent: receiveShopifyEvent(deps) };
}

const signed = (body: Buffer, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64');
const shopifyHeaders = (topic: string, body: Buffer, secret = SECRET) => ({
  'x-shopify-topic': topic,
  'x-shopify-shop-domain': 'sample-shop.myshopify.com',
  'x-shopify-webhook-id': 'b54557e4-8a5f-4b7d-9c3e-000000000001',
  'x-shopify-hmac-sha256': signed(body, secret),
});
const wooHeaders = (topic: string, body: Buffer) => ({
  'x-wc-webhook-topic': topic,
  'x-wc-webhook-source': 'https://sample-shop.example/',
  'x-wc-webhook-delivery-id': '36e520ebabc2fa725092ff4a47acedf2',
  'x-wc-webhook-signature': signed(body),
});

const paid = recordedBody('shopify', 'orders-paid-tax-included');

describe('a webhook of Shopify', () => {
  test.each([false, true])('that is signed is carried out (body as Base64: %s)', async (asBase64) => {
    const { orders, send } = aFunction();
    expect(await send(toShopify, shopifyHeaders('orders/paid', paid), paid, asBase64)).toEqual({
      status: 200,
      body: {
        topic: 'orders/paid',
        deeds: [
          { kind: 'order', orderId: '820982911946154508', refundId: null, outcome: 'done', detail: null },
        ],
      },
    });
    expect(orders.stateOf('820982911946154508')?.kept).toBe(76);
  });

  test('with another topic is taken and does nothing', async () => {
    const { send } = aFunction();
    const answer = await send(toShopify, shopifyHeaders('carts/update', paid), paid);
    expect(answer).toMatchObject({ status: 200, body: { deeds: [{ kind: 'nothing', outcome: 'ignored' }] } });
  });

  test.each([
    ['signed with another secret', shopifyHeaders('orders/paid', paid, 'another-secret-of-ours')],
    ['not signed', { 'x-shopify-topic': 'orders/paid' }],
    ['signed for another body', shopifyHeaders('orders/paid', Buffer.from('{}'))],
  ])('that is %s is refused, and nothing is done', async (_, headers) => {
    const { orders, send } = aFunction();
    expect(await send(toShopify, headers, paid)).toMatchObject({
      status: 401,
      body: { code: 'SIGNATURE_INVALID' },
    });
    expect(orders.stateOf('820982911946154508')).toBeUndefined();
  });

  test('of a shop that is not connected is refused, also with an empty secret', async () => {
    const { send } = aFunction({ secrets: { read: async () => [] } });
    const answer = await send(toShopify, shopifyHeaders('orders/paid', paid, ''), paid);
    expect(answer).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } });
  });

  test.each([
    ['no order', Buffer.from('{"id":1}')],
    ['no JSON', Buffer.from('shopper@example.com')],
    ['an order with an address in the place of an id', Buffer.from('{"id":"shopper@example.com"}')],
  ])('that brings %s is not understood, and nothing of it is repeated', async (_, body) => {
    const { send, told } = aFunction();
    const answer = await send(toShopify, shopifyHeaders('orders/paid', body), body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'PAYLOAD_NOT_UNDERSTOOD' } });
    expect(JSON.stringify([answer.body, told])).not.toContain('example.com');
  });

  test('that is not JSON is logged and counted too', async () => {
    const { send, told } = aFunction();
    const body = Buffer.from('shopper@example.com');
    await send(toShopify, shopifyHeaders('orders/paid', body), body);
    expect(told.counted).toEqual(['PlatformPayloadsNotUnderstood']);
  });

  test('that is not understood is logged with the fields at fault, and counted', async () => {
    const { send, told } = aFunction();
    const body = Buffer.from('{"id":1}');
    await send(toShopify, shopifyHeaders('orders/paid', body), body);
    expect(told.counted).toEqual(['PlatformPayloadsNotUnderstood']);
    expect(told.message).toContain('/currency');
    expect(told.message).toContain('"id":"1"');
  });

  test('that meets a fault is answered so that it is sent again', async () => {
    const { send } = aFunction({
      recordOrder: async () => {
        throw new Fault('UNAVAILABLE', 'the table did not answer');
      },
    });
    const answer = await send(toShopify, shopifyHeaders('orders/paid', paid), paid);
    expect(answer).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE', retryable: true } });
  });
});

describe('a webhook of WooCommerce', () => {
  test('that is signed is carried out', async () => {
    const { orders, send } = aFunction();
    const body = recordedBody('woocommerce', 'order-updated-refunded');
    const answer = await send(toWooCommerce, wooHeaders('order.updated', body), body);
    expect(answer.status).toBe(200);
    expect(orders.stateOf('727')).toMatchObject({ kept: 0 });
  });

  test('is answered when it is saved, by a form without signature', async () => {
    const { send } = aFunction();
    expect(await send(toWooCommerce, {}, Buffer.from('webhook_id=12'), true)).toMatchObject({
      status: 200,
      body: { topic: null, deeds: [{ kind: 'nothing', outcome: 'ignored' }] },
    });
  });

  test('with a signature of Shopify is refused', async () => {
    const { send } = aFunction();
    expect(await send(toWooCommerce, shopifyHeaders('orders/paid', paid), paid)).toMatchObject({
      status: 401,
    });
  });
});

describe("an event on Shopify's bus", () => {
  const detail = (name: string, topic: string) => ({
    metadata: { 'X-Shopify-Topic': topic, 'X-Shopify-Shop-Domain': 'sample-shop.myshopify.com' },
    payload: JSON.parse(recordedBody('shopify', name).toString('utf8')),
  });

  test('is carried out as the webhook would be', async () => {
    const { orders, receiveEvent } = aFunction();
    await receiveEvent(detail('refunds-create-of-cancellation', 'refunds/create'), NOW);
    await receiveEvent(detail('orders-paid-to-be-cancelled', 'orders/paid'), NOW);
    expect(orders.stateOf('5678901250002')).toMatchObject({ kept: 0, refunds: [{}] });
  });

  test('that is not understood fails, so that it is set aside', async () => {
    const { receiveEvent } = aFunction();
    await expect(receiveEvent({ payload: {} }, NOW)).rejects.toThrow("Shopify's event is not as documented");
  });
});
