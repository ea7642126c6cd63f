import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lookRound } from '../../functions/courier/look-round.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { LEASE_SECONDS } from '../../shared/storage/webhook-lane-store.ts';
import { type CourierWorld, event, events, START, startCourierWorld } from './courier-world.ts';
import {
  type Answering,
  hanging,
  idsOf,
  type Receiver,
  startReceiver,
  status,
  verified,
} from './receiver.ts';

let world: CourierWorld;
const receivers: Receiver[] = [];

beforeAll(async () => {
  world = await startCourierWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.clock = START;
  world.calls.length = 0;
  world.counted.clear();
});
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
  for (const { endpointId } of await world.deps.endpoints.list())
    await world.call('deleteWebhookEndpoint', { path: { endpointId } });
});

/** A receiver with its endpoint. */
async function registered(answering: Answering = status(200)) {
  const receiver = await startReceiver(answering);
  receivers.push(receiver);
  return { receiver, ...(await world.register(receiver.url)) };
}

/** Asks until it is so; a slow machine is no failure. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await isSo()) return;
    await sleep(10);
  }
  throw new Error('it never came to that');
}

const statusesOf = async (endpointId: string) =>
  (await world.deliveriesOf(endpointId)).map((delivery) => delivery.status);

describe('endpoints keep each other from nothing', () => {
  test('one that hangs with all it can get at once delays nobody but itself', async () => {
    const { answering, release } = hanging();
    const bad = await registered(answering);
    const good = await registered();
    await world.tell(...events(40));
    const stuck = world.work(bad.endpointId);
    await until(() => bad.receiver.open() === 10);

    await world.work(good.endpointId);
    await world.tell(...events(40, 41));
    await world.work(good.endpointId);
    expect(good.receiver.received).toHaveLength(80);
    expect(new Set(await statusesOf(good.endpointId))).toEqual(new Set(['delivered']));
    // It hangs still, and whoever else comes to work for it leaves at once: one worker an endpoint.
    await Promise.all(Array.from({ length: 20 }, () => world.work(bad.endpointId)));
    expect([bad.receiver.open(), bad.receiver.received.length]).toEqual([10, 10]);

    world.calls.length = 0;
    release(200);
    await stuck;
    expect(bad.receiver.received).toHaveLength(80);
    // Who had come meanwhile is called back.
    expect(world.calls.map(({ endpointId }) => endpointId)).toContain(bad.endpointId);
  });

  test('one that fails is spared, tried with one, and gets the rest once that succeeds', async () => {
    const { receiver, endpointId } = await registered(status(500));
    await world.tell(...events(30));
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(10);
    expect(world.calls.at(-1)).toEqual({ endpointId, delaySeconds: 30 });
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(10);
    const { body } = await world.call('readWebhookEndpoint', { path: { endpointId } });
    expect(body).toMatchObject({ failures: 10, pausedUntil: expect.any(String) });

    world.clock += 30;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(11);

    receiver.answerWith(status(204));
    world.clock += 120;
    await world.work(endpointId);
    expect(new Set(idsOf(receiver)).size).toBe(30);
    expect(new Set(await statusesOf(endpointId))).toEqual(new Set(['delivered']));
    expect((await world.call('readWebhookEndpoint', { path: { endpointId } })).body.failures).toBe(0);
  });
});

describe('at least once', () => {
  test('an attempt whose record is lost is made again, with the same id and the same bytes', async () => {
    const { receiver, endpointId, secret } = await registered();
    await world.tell(event(1));
    const crashing = {
      ...world.deps.deliveries,
      record: () => Promise.reject(new Fault('UNAVAILABLE', 'the function ended here')),
    };
    await expect(world.work(endpointId, { deliveries: crashing })).rejects.toThrow('the function ended here');
    expect(await statusesOf(endpointId)).toEqual(['pending']);
    world.clock += 1;
    await world.work(endpointId);
    const [one, other] = receiver.received;
    if (one === undefined || other === undefined) throw new Error('it was not sent twice');
    expect(other.body).toBe(one.body);
    expect(idsOf(receiver)).toEqual([event(1).detail.id, event(1).detail.id]);
    expect(verified(other, secret)).toEqual(verified(one, secret));
    expect(await statusesOf(endpointId)).toEqual(['delivered']);
  });

  test('a lane whose worker crashed is worked again once its lease is over', async () => {
    const { receiver, endpointId } = await registered();
    await world.tell(event(1));
    await world.deps.lanes.take(endpointId, 'somebody who crashed', world.clock);
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(0);
    world.clock += LEASE_SECONDS;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(1);
  });

  test('each minute whatever is due is called for, and nothing else', async () => {
    const [due, done, later, off] = await Promise.all([
      registered(),
      registered(),
      registered(status(500)),
      registered(),
    ]);
    await world.tell(event(1));
    await Promise.all([done, later].map(({ endpointId }) => world.work(endpointId)));
    await world.call('changeWebhookEndpoint', {
      path: { endpointId: off.endpointId },
      body: { enabled: false },
    });
    const called = async () => {
      world.calls.length = 0;
      await lookRound(world.deps)();
      return new Set(world.calls.map(({ endpointId }) => endpointId));
    };
    expect(await called()).toEqual(new Set([due.endpointId]));
    world.clock += 5;
    expect(await called()).toEqual(new Set([due.endpointId, later.endpointId]));
  });
});

describe('attempts', () => {
  test('end after the last wait; what failed is counted, kept, and sent again on request', async () => {
    const { receiver, endpointId } = await registered(status(503, {}, 'x'.repeat(1_000)));
    await world.tell(event(1));
    for (const wait of [0, 5, 60, 600]) {
      world.clock += wait;
      await world.work(endpointId);
    }
    const [failed] = await world.deliveriesOf(endpointId);
    expect(failed).toMatchObject({ status: 'failed', failedBecause: 'attempts_used', nextAttemptAt: null });
    expect(failed.attempts).toHaveLength(4);
    expect(failed.attempts[0]).toMatchObject({ statusCode: 503, answer: 'x'.repeat(256) });
    expect(world.counted.get('WebhooksGivenUp')).toBe(1);
    world.clock += 10_000;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(4);

    receiver.answerWith(status(200));
    const again = () =>
      world.call('redeliverWebhook', {
        path: { deliveryId: failed.deliveryId },
        headers: { 'idempotency-key': 'again' },
      });
    const answers = await Promise.all([again(), again(), again()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 201]);
    await world.work(endpointId);
    await world.work(endpointId);
    expect((await again()).status).toBe(200);
    await world.work(endpointId);
    expect(idsOf(receiver)).toEqual(Array.from({ length: 5 }, () => event(1).detail.id));
    const [delivered] = await world.deliveriesOf(endpointId);
    expect(delivered).toMatchObject({ status: 'delivered', failedBecause: null });
    expect(delivered.attempts).toHaveLength(5);
  });

  test('are asked for again while one is under way: it is noted, and the next one follows', async () => {
    const { answering, release } = hanging();
    const { receiver, endpointId } = await registered(answering);
    await world.tell(event(1));
    const working = world.work(endpointId);
    await until(() => receiver.open() === 1);
    const [{ deliveryId }] = await world.deliveriesOf(endpointId);
    const asked = await world.call('redeliverWebhook', {
      path: { deliveryId },
      headers: { 'idempotency-key': 'while-under-way' },
    });
    expect(asked.status).toBe(201);
    release(200);
    await working;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(2);
    const [delivery] = await world.deliveriesOf(endpointId);
    expect([delivery.status, delivery.attempts.length]).toEqual(['delivered', 2]);
  });

  test('stop when the endpoint is gone; it is off until somebody switches it on', async () => {
    const { receiver, endpointId } = await registered(status(410));
    await world.tell(event(1));
    await world.work(endpointId);
    const read = async () => (await world.call('readWebhookEndpoint', { path: { endpointId } })).body;
    expect(await read()).toMatchObject({ enabled: false, disabledBecause: 'gone' });
    expect(world.counted.get('WebhookEndpointsGone')).toBe(1);
    await world.tell(event(2));
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(1);
    const ping = (key: string) =>
      world.call('pingWebhookEndpoint', { path: { endpointId }, headers: { 'idempotency-key': key } });
    expect((await ping('p1')).body.code).toBe('WEBHOOK_ENDPOINT_DISABLED');

    receiver.answerWith(status(200));
    await world.call('changeWebhookEndpoint', { path: { endpointId }, body: { enabled: true } });
    expect(await read()).toMatchObject({ enabled: true, disabledBecause: null });
    expect((await ping('p2')).status).toBe(201);
    await world.work(endpointId);
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({
      type: 'webhook.ping',
      data: { endpointId },
    });
  });

  test('stop where nothing was taken for days; it is off until somebody switches it on, and forgets them', async () => {
    const { receiver, endpointId } = await registered(status(500));
    const read = async () => (await world.call('readWebhookEndpoint', { path: { endpointId } })).body;
    for (let day = 0; day < 5; day += 1) {
      await world.tell(...events(20, 1 + day * 20));
      for (let hour = 0; hour < 24; hour += 6) {
        await world.work(endpointId);
        expect(await read()).toMatchObject({ enabled: true, failingSince: isoTime(START) });
        world.clock += 6 * 3_600;
      }
    }
    await world.tell(event(200));
    await world.work(endpointId);
    expect(await read()).toMatchObject({ enabled: false, disabledBecause: 'failing' });
    expect(world.counted.get('WebhookEndpointsFailing')).toBe(1);
    const sent = receiver.received.length;
    await world.tell(event(201));
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(sent);

    await world.call('changeWebhookEndpoint', { path: { endpointId }, body: { enabled: true } });
    await world.work(endpointId);
    expect(await read()).toMatchObject({ enabled: true, failingSince: isoTime(world.clock) });
    receiver.answerWith(status(200));
    world.clock += 600;
    await world.work(endpointId);
    expect(await read()).toMatchObject({ failures: 0, failingSince: null });
    expect((await world.deliveriesOf(endpointId))[0]).toMatchObject({ status: 'delivered' });
  });

  test('follow no redirect', async () => {
    const elsewhere = await registered();
    const { endpointId } = await registered(status(307, { location: elsewhere.receiver.url }));
    await world.tell(event(1));
    await world.work(endpointId);
    expect(elsewhere.receiver.received).toHaveLength(0);
    const [delivery] = await world.deliveriesOf(endpointId);
    expect(delivery).toMatchObject({ status: 'pending', attempts: [{ statusCode: 307 }] });
  });

  test('wait as long as the receiver asks for', async () => {
    const { receiver, endpointId } = await registered(status(429, { 'retry-after': '100' }));
    await world.tell(event(1));
    await world.work(endpointId);
    receiver.answerWith(status(200));
    world.clock += 99;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(1);
    world.clock += 1;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(2);
  });

  test('end with the day, where the endpoint was spared for all of it', async () => {
    const { receiver, endpointId } = await registered(status(500));
    await world.tell(...events(12));
    await world.work(endpointId);
    const sent = receiver.received.length;
    world.clock += 24 * 60 * 60 + 1;
    await world.work(endpointId);
    expect(receiver.received).toHaveLength(sent);
    const all = await world.deliveriesOf(endpointId);
    expect(new Set(all.map(({ failedBecause }) => failedBecause))).toEqual(new Set(['too_late']));
    expect(world.counted.get('WebhooksGivenUp')).toBe(12);
  });

  test('that never reach anybody are failures with their reason', async () => {
    const { receiver, endpointId } = await registered();
    await receiver.close();
    receivers.length = 0;
    await world.tell(event(1));
    await world.work(endpointId);
    const [delivery] = await world.deliveriesOf(endpointId);
    expect(delivery.attempts).toMatchObject([
      { outcome: 'unreachable', statusCode: null, answer: 'ECONNREFUSED' },
    ]);
  });
});

describe('secrets', () => {
  const rotate = (endpointId: string, key: string, overlapHours: number) =>
    world.call('rotateWebhookSecret', {
      path: { endpointId },
      headers: { 'idempotency-key': key },
      body: { overlapHours },
    });

  test('overlap for as long as was asked for; then only the new one signs', async () => {
    const { receiver, endpointId, secret } = await registered();
    const rotation = await rotate(endpointId, 'r1', 2);
    expect(rotation.status).toBe(201);
    const signatures = async (number: number) => {
      await world.tell(event(number));
      await world.work(endpointId);
      const request = receiver.received.at(-1);
      if (request === undefined) throw new Error('nothing was received');
      const known = (one: string) => {
        try {
          // The clock of the test has gone ahead of the verifier's, which only looks at the signature here.
          return Boolean(verified(request, one));
        } catch (error) {
          if ((error as Error).message.includes('timestamp')) throw error;
          return false;
        }
      };
      return [known(secret), known(rotation.body.secret)];
    };
    expect(await signatures(1)).toEqual([true, true]);
    const replay = await rotate(endpointId, 'r1', 2);
    expect([replay.status, replay.body.secret]).toEqual([200, null]);
    expect(await signatures(2)).toEqual([true, true]);
    world.clock = START + 1;
    expect(await world.deps.secrets.read(endpointId, START + 2 * 3_600 - 1)).toHaveLength(2);
    const later = await world.deps.secrets.read(endpointId, START + 2 * 3_600);
    expect(later.map((each) => each.secret)).toEqual([rotation.body.secret]);
  });

  test('end at once where one is known to somebody it should not be', async () => {
    const { receiver, endpointId, secret } = await registered();
    await rotate(endpointId, 'r1', 24);
    const { body } = await rotate(endpointId, 'r2', 0);
    await world.tell(event(1));
    await world.work(endpointId);
    const [request] = receiver.received;
    if (request === undefined) throw new Error('nothing was received');
    expect(request.headers['webhook-signature']).not.toContain(' ');
    expect(verified(request, body.secret)).toMatchObject({ type: 'order.recorded' });
    expect(() => verified(request, secret)).toThrow('No matching signature');
  });

  test('made at once by two are both in use, and there are at most so many', async () => {
    const { endpointId } = await registered();
    const answers = await Promise.all(['a', 'b', 'c'].map((key) => rotate(endpointId, key, 1)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(await world.deps.secrets.read(endpointId, world.clock)).toHaveLength(4);
    await rotate(endpointId, 'd', 1);
    await rotate(endpointId, 'e', 1);
    expect((await rotate(endpointId, 'f', 1)).body.code).toBe('WEBHOOK_SECRET_LIMIT_REACHED');
    expect((await rotate(endpointId, 'g', 0)).status).toBe(201);
  });
});
