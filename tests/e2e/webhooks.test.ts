import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { EVENTS } from '../../shared/contracts/events.ts';
import type { DeliveryView } from '../../shared/contracts/webhooks.ts';
import {
  type Answering,
  hanging,
  type Received,
  type Receiver,
  startReceiver,
  status,
  verified,
} from '../webhooks/receiver.ts';
import { call, enroll, orderBody, target, unique } from './target.ts';

const receivers: Receiver[] = [];
const endpointIds: string[] = [];

afterEach(async () => {
  for (const endpointId of endpointIds.splice(0)) await call('DELETE', `/v1/webhook-endpoints/${endpointId}`);
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

const key = () => ({ 'idempotency-key': unique('key') });

/** A receiver, and an endpoint for it that asks for recorded orders. */
async function registered(answering: Answering = status(200), changes: object = {}) {
  const receiver = await startReceiver(answering);
  receivers.push(receiver);
  const { status: code, body } = await call('POST', '/v1/webhook-endpoints', {
    body: { url: receiver.url, types: ['order.recorded'], ...changes },
    headers: key(),
  });
  expect(code).toBe(201);
  endpointIds.push(body.endpointId);
  return { receiver, endpointId: body.endpointId as string, secret: body.secret as string };
}

/** Asks until it is so; the courier works at its own pace, and a slow machine is no failure. */
async function eventually<T>(look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const value = await look();
    if (isSo(value) || tries > 450) return value;
    await sleep(200);
  }
}

/** What is about a member: at an address, others may be at work. */
const about = (receiver: Receiver, memberId: string): readonly Received[] =>
  receiver.received.filter(({ body }) => body.includes(memberId));

async function order(memberId: string): Promise<string> {
  const body = orderBody(10, { memberId });
  expect((await call('POST', '/v1/orders', { body })).status).toBe(201);
  return String(body['orderId']);
}

async function deliveriesOf(endpointId: string, memberId: string): Promise<readonly DeliveryView[]> {
  const { body } = await call('GET', `/v1/webhook-endpoints/${endpointId}/deliveries?limit=100`);
  return body.deliveries.filter((delivery: DeliveryView) => delivery.body.includes(memberId));
}

/** The one delivery about a member, once it is delivered or has failed. */
async function outcomeOf(endpointId: string, memberId: string): Promise<DeliveryView> {
  const [delivery] = await eventually(
    () => deliveriesOf(endpointId, memberId),
    (all) => all.length > 0 && all.every((one) => one.status !== 'pending'),
  );
  if (delivery === undefined) throw new Error(`there is no delivery about ${memberId}`);
  return delivery;
}

describe.skipIf(target.local === null)('webhooks', () => {
  test('tell an endpoint what it asked for, signed, with nothing of the person', async () => {
    const { receiver, endpointId, secret } = await registered();
    const { memberId } = await enroll({ name: 'Ada Secret', email: 'ada.secret@example.com' });
    const orderId = await order(memberId);
    const [request] = await eventually(
      () => about(receiver, memberId),
      (all) => all.length > 0,
    );
    if (request === undefined) throw new Error('nothing was received');
    const { type, timestamp, ...detail } = verified(request, secret);
    expect([type, timestamp]).toEqual(['order.recorded', detail['occurredAt']]);
    expect(EVENTS['order.recorded'].safeParse(detail).success).toBe(true);
    expect(detail).toMatchObject({ id: request.headers['webhook-id'], data: { orderId } });
    expect(request.body).not.toMatch(/secret/i);
    const delivery = await outcomeOf(endpointId, memberId);
    expect(delivery).toMatchObject({
      status: 'delivered',
      body: request.body,
      attempts: [{ outcome: 'answered', statusCode: 200 }],
    });
    expect((await call('GET', `/v1/webhook-deliveries/${delivery.deliveryId}`)).body).toEqual(delivery);
  });

  test('are repeated until the receiver recovers, under one id', async () => {
    let failures = 2;
    const { receiver, endpointId } = await registered((response, request) => {
      if (request.body.includes(memberId)) failures -= 1;
      status(failures >= 0 ? 500 : 200)(response, request);
    });
    const { memberId } = await enroll();
    await order(memberId);
    const delivery = await outcomeOf(endpointId, memberId);
    expect(delivery.attempts.map(({ statusCode }) => statusCode)).toEqual([500, 500, 200]);
    const ids = about(receiver, memberId).map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
  });

  test('reach everybody else while some receivers hang', async () => {
    const { answering } = hanging();
    const all = await Promise.all(Array.from({ length: 6 }, () => registered(answering)));
    const good = await registered();
    const [stuck] = all;
    if (stuck === undefined) throw new Error('nothing hangs');
    const { memberId } = await enroll();
    for (let count = 0; count < 12; count += 1) await order(memberId);
    const received = await eventually(
      () => about(good.receiver, memberId),
      (requests) => requests.length >= 12,
    );
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(12);
    const timedOut = await eventually(
      () => deliveriesOf(stuck.endpointId, memberId),
      (deliveries) => deliveries.some(({ attempts }) => attempts.length > 0),
    );
    const outcomes = timedOut.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome));
    expect(new Set(outcomes)).toEqual(new Set(['timed_out']));
    for (const { receiver } of all) expect(receiver.open()).toBeLessThanOrEqual(10);
  });

  test('that nobody took are kept as failed, and sent again on request', async () => {
    const { receiver, endpointId } = await registered(status(500, {}, 'out of order'));
    const { memberId } = await enroll();
    await order(memberId);
    const failed = await outcomeOf(endpointId, memberId);
    expect(failed).toMatchObject({ status: 'failed', failedBecause: 'attempts_used' });
    expect(failed.attempts).toHaveLength(5);
    expect(failed.attempts[0]).toMatchObject({ statusCode: 500, answer: 'out of order' });
    receiver.answerWith(status(200));
    const again = { headers: key() };
    const path = `/v1/webhook-deliveries/${failed.deliveryId}/redeliveries`;
    expect([(await call('POST', path, again)).status, (await call('POST', path, again)).status]).toEqual([
      201, 200,
    ]);
    const delivered = await outcomeOf(endpointId, memberId);
    expect([delivered.status, delivered.attempts.length]).toEqual(['delivered', 6]);
  });

  test('end for an endpoint that says it is gone, until it is switched on again', async () => {
    const { receiver, endpointId } = await registered(status(410));
    const { memberId } = await enroll();
    await order(memberId);
    const path = `/v1/webhook-endpoints/${endpointId}`;
    const off = await eventually(
      async () => (await call('GET', path)).body,
      ({ enabled }) => !enabled,
    );
    expect(off).toMatchObject({ enabled: false, disabledBecause: 'gone' });
    receiver.answerWith(status(200));
    const { body: on } = await call('PATCH', path, { body: { enabled: true } });
    expect(on).toMatchObject({ enabled: true, disabledBecause: null });
    const orderId = await order(memberId);
    const taken = await eventually(
      () => about(receiver, memberId).filter(({ body }) => body.includes(orderId)),
      (all) => all.length > 0,
    );
    expect(taken).toHaveLength(1);
  });

  test('are signed with both secrets while one takes over from the other', async () => {
    const { receiver, endpointId, secret } = await registered();
    const ping = async () => {
      const before = receiver.received.length;
      const path = `/v1/webhook-endpoints/${endpointId}/test`;
      expect((await call('POST', path, { headers: key() })).status).toBe(201);
      const found = await eventually(
        () => receiver.received.slice(before).find(({ body }) => body.includes('webhook.ping')),
        (request) => request !== undefined,
      );
      if (found === undefined) throw new Error('the ping never came');
      return found;
    };
    const rotate = async (body: object) =>
      (await call('POST', `/v1/webhook-endpoints/${endpointId}/secrets`, { body, headers: key() })).body
        .secret as string;
    const second = await rotate({});
    const overlapping = await ping();
    for (const each of [secret, second])
      expect(verified(overlapping, each)).toMatchObject({ type: 'webhook.ping', data: { endpointId } });
    const third = await rotate({ overlapHours: 0 });
    const changed = await ping();
    expect(verified(changed, third)).toMatchObject({ type: 'webhook.ping' });
    for (const each of [secret, second])
      expect(() => verified(changed, each)).toThrow('No matching signature');
  });

  test.each([
    'https://10.0.0.7/hooks',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00:ec2::254]/',
    'https://192.168.0.1.:8443/',
    'http://192.168.0.1/',
  ])('are never sent to %s', async (url) => {
    const { status: code, body } = await call('POST', '/v1/webhook-endpoints', {
      body: { url },
      headers: key(),
    });
    expect([code, body.code]).toEqual([422, 'WEBHOOK_URL_REFUSED']);
    const { endpointId } = await registered();
    const moved = await call('PATCH', `/v1/webhook-endpoints/${endpointId}`, { body: { url } });
    expect([moved.status, moved.body.code]).toEqual([422, 'WEBHOOK_URL_REFUSED']);
  });

  test('of an endpoint are changed only by who has seen it, and end with it', async () => {
    const { endpointId } = await registered();
    const path = `/v1/webhook-endpoints/${endpointId}`;
    const { headers, body } = await call('GET', path);
    expect([headers.get('etag'), JSON.stringify(body).includes('whsec_')]).toEqual([body.etag, false]);
    const change = (etag: string) =>
      call('PATCH', path, { body: { description: 'CRM' }, headers: { 'if-match': etag } });
    expect((await change('"77"')).body.code).toBe('PRECONDITION_FAILED');
    expect((await change(body.etag)).body).toMatchObject({ description: 'CRM', etag: '"2"' });
    const remove = async () => (await call('DELETE', path)).status;
    expect([await remove(), await remove()]).toEqual([204, 204]);
    expect((await call('GET', path)).body.code).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
  });
});
