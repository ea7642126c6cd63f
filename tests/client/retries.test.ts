import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createClient } from '../../client/client.ts';
import { isProblem } from '../../client/errors.ts';
import { runs, SEED } from '../law-runs.ts';
import { FAULTS, type Fault, startFaultyFront } from './faulty-front.ts';
import { type Given, type Recorded, recordingServer } from './recording-server.ts';

interface Effect {
  readonly reason: string;
  readonly answer: object;
}

/** A ledger that takes each key once, and gives its first answer to the same key. */
const effects = new Map<string, Effect>();
const ledger = await recordingServer(({ headers, body }: Recorded): Given => {
  const key = String(headers['idempotency-key']);
  const first = effects.get(key);
  if (first !== undefined) {
    return { status: 200, headers: { 'idempotency-replayed': 'true' }, body: first.answer };
  }
  const answer = { sequence: effects.size + 1, words: 'Größe 東京'.repeat(20) };
  effects.set(key, { reason: JSON.parse(body).reason, answer });
  return { status: 201, body: answer };
});
/** What took effect of the calls with this reason; a request of a call before may still be under way. */
const done = (reason: string) => [...effects.values()].filter((effect) => effect.reason === reason);
const front = await startFaultyFront(ledger.baseUrl);
afterAll(() => Promise.all([front.close(), ledger.close()]));

const retry = { firstDelayMs: 1, maxDelayMs: 2 };
let calls = 0;
/** Different each time. */
function newInput() {
  calls += 1;
  const body = { points: 100, reason: `Gift ${calls}`, actor: 'mia' };
  return { memberId: 'mbr_00000000000000000000', body };
}

/** At most one of them stalls, because each costs its whole time. */
const schedules = fc
  .array(fc.constantFrom(...FAULTS), { maxLength: 6 })
  .filter((faults) => faults.filter((fault) => fault.startsWith('stall')).length < 2);

describe('under any faults', () => {
  it('a call takes effect exactly once, and gives the first answer', async () => {
    // Many more attempts than faults: on a slow machine an answer that is well may be late too.
    const client = createClient({ baseUrl: front.url, timeoutMs: 250, retry: { ...retry, attempts: 40 } });
    await fc.assert(
      fc.asyncProperty(schedules, async (faults) => {
        front.next(faults);
        const input = newInput();
        const { body, attempts } = await client.adjustPoints.full(input);
        expect(attempts).toBeGreaterThan(faults.length);
        expect(done(input.body.reason)).toMatchObject([{ answer: body }]);
      }),
      { seed: SEED, numRuns: runs(60) },
    );
  });

  it('a call that gives up took effect at most once, and the same key tells what became of it', async () => {
    const client = createClient({ baseUrl: front.url, timeoutMs: 250, retry: { ...retry, attempts: 2 } });
    const patient = createClient({ baseUrl: front.url, retry: { ...retry, attempts: 40 } });
    await fc.assert(
      fc.asyncProperty(fc.tuple(fc.constantFrom(...FAULTS), fc.constantFrom(...FAULTS)), async (faults) => {
        front.next(faults);
        const input = newInput();
        const call = { ...input, idempotencyKey: `ticket-${calls}` };
        await expect(client.adjustPoints(call)).rejects.toMatchObject({ attempts: 2 });
        expect(done(input.body.reason).length).toBeLessThan(2);
        front.next([]);
        const answer = await patient.adjustPoints(call);
        expect(done(input.body.reason)).toMatchObject([{ answer }]);
      }),
      { seed: SEED, numRuns: runs(25) },
    );
  });
});

describe('what is not worth repeating', () => {
  const seen: Recorded[] = [];
  const refuse = async (given: Given, wanted: object) => {
    seen.length = 0;
    const server = await recordingServer((request) => {
      seen.push(request);
      return given;
    });
    try {
      const client = createClient({ baseUrl: server.baseUrl, retry });
      await expect(client.adjustPoints(newInput())).rejects.toMatchObject(wanted);
      expect(seen.length).toBe(1);
    } finally {
      await server.close();
    }
  };
  const problem = (status: number, code: string, retryable: boolean) => ({
    status,
    code,
    retryable,
    detail: 'because',
  });

  it.each<[string, Given, object]>([
    [
      'a refusal',
      { status: 409, body: problem(409, 'INSUFFICIENT_POINTS', false) },
      { code: 'INSUFFICIENT_POINTS' },
    ],
    [
      'a refusal that somebody else must mend',
      { status: 404, body: problem(404, 'ORDER_NOT_FOUND', true) },
      { code: 'ORDER_NOT_FOUND' },
    ],
    [
      'an unknown caller',
      { status: 403, body: { message: 'Forbidden' } },
      { name: 'GatewayError', status: 403 },
    ],
    [
      'a page in place of the API',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      { name: 'GatewayError' },
    ],
    [
      'a link elsewhere',
      { status: 302, headers: { location: 'https://elsewhere.example' } },
      { name: 'GatewayError', status: 302 },
    ],
    [
      'a throttle of an hour',
      { status: 429, headers: { 'retry-after': '3600' }, body: { message: 'Too Many Requests' } },
      { retryAfterMs: 3_600_000 },
    ],
  ])('%s', async (_what, given, wanted) => refuse(given, wanted));
});

describe('Retry-After', () => {
  it('is waited for', async () => {
    let times: number[] = [];
    const server = await recordingServer(() => {
      times = [...times, performance.now()];
      return times.length === 1
        ? { status: 503, headers: { 'retry-after': '1' }, body: { message: 'Service Unavailable' } }
        : { status: 201, body: { sequence: 1 } };
    });
    const client = createClient({ baseUrl: server.baseUrl, retry });
    await client.adjustPoints(newInput());
    const [before = 0, after = 0] = times;
    expect(after - before).toBeGreaterThanOrEqual(990);
    await server.close();
  });
});

describe('a call that is ended', () => {
  it('ends with the reason, while it is waiting for an answer and between attempts', async () => {
    const client = createClient({
      baseUrl: front.url,
      retry: { attempts: 9, firstDelayMs: 600_000, maxDelayMs: 600_000 },
    });
    for (const fault of ['stall_before', 'unavailable'] satisfies Fault[]) {
      front.next([fault]);
      const controller = new AbortController();
      const call = client.adjustPoints({ ...newInput(), signal: controller.signal });
      const left = new Error('the customer left');
      setTimeout(() => controller.abort(left), 50);
      await expect(call).rejects.toBe(left);
    }
    await expect(client.adjustPoints({ ...newInput(), signal: AbortSignal.abort('at once') })).rejects.toBe(
      'at once',
    );
    expect(done(`Gift ${calls}`)).toEqual([]);
  });

  it('says so when nobody answered', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1', retry: { ...retry, attempts: 3 } });
    const error = await client.adjustPoints(newInput()).catch((failure: unknown) => failure);
    expect(error).toMatchObject({
      name: 'NoAnswerError',
      attempts: 3,
      status: null,
      operationId: 'adjustPoints',
    });
    expect(isProblem(error)).toBe(false);
  });
});
