import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CourierWorld, event, events, START, startCourierWorld } from './courier-world.ts';
import { idsOf, type Receiver, startReceiver, verified } from './receiver.ts';

let world: CourierWorld;
const receivers: Receiver[] = [];

beforeAll(async () => {
  world = await startCourierWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
  for (const { endpointId } of await world.deps.endpoints.list())
    await world.call('deleteWebhookEndpoint', { path: { endpointId } });
  world.calls.length = 0;
});

async function receiver(): Promise<Receiver> {
  const started = await startReceiver();
  receivers.push(started);
  return started;
}

test('an event goes to those who want it, and to no other', async () => {
  const urls = await Promise.all([receiver(), receiver(), receiver(), receiver()]);
  const [all, orders, coupons, off] = await Promise.all([
    world.register(urls[0]?.url ?? ''),
    world.register(urls[1]?.url ?? '', { types: ['order.recorded', 'order.refunded'] }),
    world.register(urls[2]?.url ?? '', { types: ['coupon.used'] }),
    world.register(urls[3]?.url ?? '', { enabled: false }),
  ]);
  await world.tell(event(1), event(2, 'tier.changed'));
  const types = async ({ endpointId }: { endpointId: string }) =>
    (await world.deliveriesOf(endpointId)).map(({ type }) => type);
  expect(await types(all)).toEqual(['tier.changed', 'order.recorded']);
  expect(await types(orders)).toEqual(['order.recorded']);
  expect([await types(coupons), await types(off)]).toEqual([[], []]);
  expect(world.calls.map(({ endpointId }) => endpointId).sort()).toEqual(
    [all.endpointId, orders.endpointId].sort(),
  );
});

test('what a trigger tells one endpoint goes there whatever it asked for, and nowhere else', async () => {
  const [{ url: first }, { url: second }] = await Promise.all([receiver(), receiver()]);
  const [named, all] = await Promise.all([
    world.register(first, { types: ['coupon.used'] }),
    world.register(second),
  ]);
  const told = event(8, 'webhook.called');
  const data = { endpoint: named.endpointId, triggerId: 'guest', askId: 'guest:1', facts: {} };
  await world.tell({ ...told, detail: { ...told.detail, data } });
  expect((await world.deliveriesOf(named.endpointId)).map(({ type }) => type)).toEqual(['webhook.called']);
  expect(await world.deliveriesOf(all.endpointId)).toEqual([]);
});

test('an event that comes again and again, at once and later, is delivered once', async () => {
  const { url, received } = await receiver();
  const { endpointId } = await world.register(url);
  const told = events(3);
  await Promise.all(Array.from({ length: 5 }, () => world.tell(...told)));
  expect(await world.deliveriesOf(endpointId)).toHaveLength(3);
  await world.work(endpointId);
  await world.tell(...told);
  await world.work(endpointId);
  expect(received).toHaveLength(3);
});

test('what is posted is the event, signed, byte for byte as it is shown', async () => {
  const { url, received } = await receiver();
  const { endpointId, secret } = await world.register(url);
  await world.tell(event(7));
  await world.work(endpointId);
  const [request] = received;
  if (request === undefined) throw new Error('nothing was received');
  const { detail } = event(7);
  const sent = { type: 'order.recorded', timestamp: detail.occurredAt, ...detail };
  expect(verified(request, secret)).toEqual(sent);
  expect(request.headers).toMatchObject({
    'webhook-id': detail.id,
    'webhook-timestamp': `${START}`,
    'content-type': 'application/json',
    'user-agent': 'Perennial-Webhooks/1',
  });
  const [delivery] = await world.deliveriesOf(endpointId);
  expect(delivery).toMatchObject({
    messageId: detail.id,
    status: 'delivered',
    nextAttemptAt: null,
    body: request.body,
    attempts: [{ outcome: 'answered', statusCode: 200 }],
  });
});

test('deliveries are listed newest first, page by page', async () => {
  const { url } = await receiver();
  const { endpointId } = await world.register(url);
  await world.tell(...[...events(5)].reverse());
  const page = async (cursor?: string, chosen: Record<string, string> = {}) => {
    const query = { limit: '2', ...chosen, ...(cursor === undefined ? {} : { cursor }) };
    return (await world.call('listWebhookDeliveries', { path: { endpointId }, query })).body;
  };
  const first = await page();
  const second = await page(first.nextCursor);
  const third = await page(second.nextCursor);
  const ids = [first, second, third].flatMap(({ deliveries }) =>
    deliveries.map(({ messageId }: { messageId: string }) => messageId),
  );
  expect(ids).toEqual([...events(5)].reverse().map(({ detail }) => detail.id));
  expect(idsOf({ received: [] })).toEqual([]);

  // By what became of them, each once, and none where none is so.
  const status: string = first.deliveries[0].status;
  const some = await page(undefined, { status });
  const others = await page(some.nextCursor, { status, limit: '100' });
  expect([...some.deliveries, ...others.deliveries].map(({ messageId }) => messageId)).toEqual(ids);
  expect(await page(undefined, { status: 'failed' })).toEqual({ deliveries: [], nextCursor: null });
});

test('there are at most twenty endpoints, however many are registered at once', async () => {
  const { url } = await receiver();
  const register = (key: string) =>
    world.call('createWebhookEndpoint', { headers: { 'idempotency-key': key }, body: { url } });
  const answers = await Promise.all(Array.from({ length: 25 }, (_, index) => register(`rush-${index}`)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(answers.filter(({ body }) => body.code === 'WEBHOOK_ENDPOINT_LIMIT_REACHED')).toHaveLength(5);
  const [{ endpointId } = { endpointId: '' }] = await world.deps.endpoints.list();
  await world.call('deleteWebhookEndpoint', { path: { endpointId } });
  expect((await register('after')).status).toBe(201);
});

test('registering again with the same key is the same endpoint, without its secret; with other content it is refused', async () => {
  const { url } = await receiver();
  const send = (body: object) =>
    world.call('createWebhookEndpoint', { headers: { 'idempotency-key': 'once' }, body });
  const [one, other] = await Promise.all([send({ url }), send({ url })]);
  expect([one.status, other.status].sort()).toEqual([200, 201]);
  expect(one.body.endpointId).toBe(other.body.endpointId);
  expect([one.body.secret, other.body.secret].filter((secret) => secret !== null)).toHaveLength(1);
  expect((await send({ url, types: ['coupon.used'] })).body.code).toBe('IDEMPOTENCY_MISMATCH');
  await world.call('deleteWebhookEndpoint', { path: { endpointId: one.body.endpointId } });
  expect((await send({ url })).body.code).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
});
