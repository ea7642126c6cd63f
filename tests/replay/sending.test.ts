import { describe, expect, test } from 'vitest';
import { ReplayError } from '../../tools/replay/replay-error.ts';
import { apiClient, NoAnswer } from '../../tools/replay/send/api-client.ts';
import { waitMs } from '../../tools/replay/send/backoff.ts';
import { workInLanes } from '../../tools/replay/send/lanes.ts';
import { latencyRecorder } from '../../tools/replay/send/latency.ts';
import { pacer } from '../../tools/replay/send/pacer.ts';
import { PEER_KEY } from './shop-api-peer.ts';
import { peerForTest } from './workbench.ts';

describe('waiting before another attempt', () => {
  test('doubles up to a limit, and is spread by jitter', () => {
    expect([1, 2, 3, 20].map((attempt) => waitMs(attempt, null, 0, 1))).toEqual([100, 200, 400, 10_000]);
    expect(waitMs(3, null, 0, 0)).toBe(0);
    expect(waitMs(3, null, 0, 0.5)).toBe(200);
  });

  test('is at least what the server asks for, in seconds or as a date, within reason', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(waitMs(1, '3', now, 0)).toBe(3_000);
    expect(waitMs(1, new Date(now + 5_000).toUTCString(), now, 0)).toBe(5_000);
    expect(waitMs(1, '86400', now, 0)).toBe(60_000);
    expect(waitMs(1, 'soon', now, 0)).toBe(0);
  });
});

async function client(attempts = 4, key = PEER_KEY, signal = new AbortController().signal) {
  const peer = await peerForTest();
  const latency = latencyRecorder();
  return { peer, latency, api: apiClient({ url: peer.url, key, attempts, latency, signal }) };
}

describe('pacing', () => {
  /** A minute of 16 callers with 2 ms each against a bucket of 100 a second, on a clock of its own. */
  function minuteAgainst(ratePerSecond: number) {
    const pace = pacer();
    let tokens = ratePerSecond;
    let [passed, refused] = [0, 0];
    const callers = Array.from({ length: 16 }, () => 0);
    for (let now = 0; now < 60_000; now += 1) {
      tokens = Math.min(ratePerSecond, tokens + ratePerSecond / 1_000);
      for (const [index, free] of callers.entries()) {
        if (free > now) continue;
        if (tokens >= 1) {
          tokens -= 1;
          passed += 1;
          pace.succeeded();
        } else {
          refused += 1;
          pace.throttled(now);
        }
        callers[index] = now + 2 + pace.waitMs(now + 2);
      }
    }
    return { passed, refused };
  }

  test.each([10, 100, 1_000])('against %i a second, most of it is used and less is refused', (rate) => {
    const { passed, refused } = minuteAgainst(rate);
    expect(passed).toBeGreaterThan(rate * 60 * 0.7);
    expect(refused).toBeLessThan(passed * (rate < 100 ? 1 : 0.25));
  });

  test('without a limit nothing waits', () => {
    const pace = pacer();
    pace.succeeded();
    expect([pace.waitMs(5), pace.waitMs(5)]).toEqual([0, 0]);
  });
});

describe('the API client', () => {
  test('tries again after 429, 5xx and cut connections, with the same bytes', async () => {
    const { peer, api } = await client(5);
    const faults = [
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 503 },
      'cut before',
      'cut after',
    ] as const;
    peer.faultFor = () => faults[peer.received.length - 1] ?? null;
    const body = '{"customerId":"ann"}';
    const answer = await api.call('POST', '/v1/members', body);
    // The member was made by the attempt whose answer was lost.
    expect(answer.status).toBe(200);
    expect(peer.received.map(({ text }) => text)).toEqual(Array(5).fill(body));
    expect(api.counts).toEqual({ requests: 5, retries: 4 });
  });

  test('gives up after the last attempt, and says why', async () => {
    const { peer, api } = await client(2);
    peer.faultFor = () => ({ status: 502 });
    await expect(api.call('GET', '/v1/orders/1')).rejects.toThrow(NoAnswer);
    await expect(api.call('GET', '/v1/orders/1')).rejects.toThrow(
      /GET \/v1\/orders\/1: status 502.*after 2 attempts/,
    );
    expect(peer.received).toHaveLength(4);
    await peer.close();
    await expect(api.call('GET', '/v1/orders/1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a refusal is an answer, and a refused key ends everything', async () => {
    const { api, latency } = await client();
    expect(await api.call('GET', '/v1/orders/1')).toMatchObject({
      status: 404,
      body: { code: 'ORDER_NOT_FOUND' },
    });
    expect(latency.percentile(50)).toBeGreaterThan(0);
    const wrong = await client(4, 'wrong');
    await expect(wrong.api.call('GET', '/v1/orders/1')).rejects.toThrow(ReplayError);
    expect(wrong.peer.received).toHaveLength(1);
  });

  test('an interruption ends the waiting', async () => {
    const controller = new AbortController();
    const { peer, api } = await client(100, PEER_KEY, controller.signal);
    peer.faultFor = () => {
      controller.abort();
      return { status: 429, headers: { 'retry-after': '3600' } };
    };
    await expect(api.call('GET', '/v1/orders/1')).rejects.toThrow(/abort/i);
  });
});

describe('working in lanes', () => {
  const items = Array.from({ length: 400 }, (_, index) => ({ index, lane: `lane ${index % 7}` }));

  test('keeps the order within a lane, and no more at a time than allowed', async () => {
    const done = new Map<string, number[]>();
    const busy = new Set<string>();
    let most = 0;
    await workInLanes(
      items,
      ({ lane }) => lane,
      async ({ lane, index }) => {
        expect(busy.has(lane)).toBe(false);
        busy.add(lane);
        most = Math.max(most, busy.size);
        await new Promise((resolve) => setImmediate(resolve));
        busy.delete(lane);
        done.set(lane, [...(done.get(lane) ?? []), index]);
      },
      4,
    );
    expect(most).toBe(4);
    expect([...done.values()].flat()).toHaveLength(items.length);
    for (const order of done.values()) expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('takes items only as fast as they are worked on', async () => {
    let taken = 0;
    let worked = 0;
    function* counted() {
      for (let index = 0; index < 2_000; index += 1) {
        taken += 1;
        expect(taken - worked).toBeLessThanOrEqual(2 * 32);
        yield index;
      }
    }
    await workInLanes(
      counted(),
      () => 'one lane',
      async () => {
        worked += 1;
      },
      2,
    );
    expect(worked).toBe(2_000);
  });

  test('a failure ends everything and is thrown', async () => {
    let worked = 0;
    const work = async () => {
      worked += 1;
      if (worked === 10) throw new Error('the tenth');
    };
    await expect(workInLanes(items, ({ lane }) => lane, work, 3)).rejects.toThrow('the tenth');
    expect(worked).toBeLessThan(items.length);
  });
});
