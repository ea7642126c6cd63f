import { describe, expect, test } from 'vitest';
import { account, call, daysAgo, enroll, orderBody, proof, unique } from './target.ts';

const act = (body: object) => call('POST', '/v1/activities', { body });
const withdraw = (activityId: unknown, body: object = {}) =>
  call('POST', `/v1/activities/${encodeURIComponent(String(activityId))}/reversal`, { body });
const deliver = (orderId: unknown, body: object = {}) =>
  call('POST', `/v1/orders/${encodeURIComponent(String(orderId))}/delivery`, { body });

const review = (changes: object = {}): Record<string, unknown> => ({
  activityId: unique('review'),
  type: 'review',
  occurredAt: daysAgo(0),
  attributes: { stars: 5, sku: 'mug', withPhoto: true },
  ...changes,
});

describe('an activity', () => {
  test('is an entry of its member, told in the statement and in words, and part of the proof', async () => {
    const { memberId, customerId } = await enroll();
    const body = review({ customerId });
    const { status, body: answer } = await act(body);
    expect(status).toBe(201);
    expect(answer).toMatchObject({
      activityId: body['activityId'],
      memberId,
      sequence: 2,
      programVersion: 1,
      points: 0,
      withheld: null,
      explanation: { programVersion: 1, exactPoints: '0', lines: [], rules: [], cappedAt: null },
    });
    const explained = await call('GET', `/v1/members/${memberId}/entries/2`);
    expect(explained.body).toMatchObject({
      kind: 'activity',
      cause: { activity: { type: 'review', attributes: { stars: 5, sku: 'mug', withPhoto: true } } },
      postings: [],
    });
    expect(explained.body.summary).toMatch(/^A review earned 0 points/);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 2 });
  });

  test('sent twice is the same activity, whatever the order of its attributes', async () => {
    const { memberId } = await enroll();
    const body = review({ memberId });
    const first = await act(body);
    const again = await act({ ...body, attributes: { withPhoto: true, sku: 'mug', stars: 5 } });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await account(memberId)).sequence).toBe(2);
  });

  test('sent twice with other content, or for somebody else, is refused', async () => {
    const [one, other] = [await enroll(), await enroll()];
    const body = review({ memberId: one.memberId });
    await act(body);
    for (const changed of [
      { ...body, attributes: {} },
      { ...body, memberId: other.memberId },
    ]) {
      const { status, body: problem } = await act(changed);
      expect([status, problem.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    }
  });

  test('of a customer who has not enrolled, or has left, is recorded and earns nothing', async () => {
    const stranger = await act(review({ customerId: unique('customer') }));
    expect([stranger.status, stranger.body.withheld]).toEqual([201, 'GUEST']);
    const { memberId } = await enroll();
    await call('DELETE', `/v1/members/${memberId}`);
    expect((await act(review({ memberId }))).body.withheld).toBe('MEMBER_CLOSED');
  });

  test.each<[string, (memberId: string) => object, number, string]>([
    ['in the future', (memberId) => ({ memberId, occurredAt: daysAgo(-1) }), 422, 'ACTIVITY_IN_FUTURE'],
    ['of nobody', () => ({}), 400, 'REQUEST_INVALID'],
    ['of nobody we know', () => ({ memberId: `mbr_${'0'.repeat(20)}` }), 404, 'MEMBER_NOT_FOUND'],
    [
      'with too many attributes',
      (memberId) => ({
        memberId,
        attributes: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`a${index}`, 1])),
      }),
      400,
      'REQUEST_INVALID',
    ],
    ['with a list', (memberId) => ({ memberId, attributes: { tags: ['a'] } }), 400, 'REQUEST_INVALID'],
  ])('%s is refused', async (_what, changes, status, code) => {
    const { memberId } = await enroll();
    const reply = await act(review(changes(memberId)));
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect((await account(memberId)).sequence).toBe(1);
  });
});

describe('withdrawing an activity', () => {
  test('happens once, and is told again to those who ask again', async () => {
    const { memberId } = await enroll();
    const { activityId } = (await act(review({ memberId }))).body;
    const first = await withdraw(activityId, { reason: 'A copy.' });
    const again = await withdraw(activityId, { reason: 'A copy.' });
    const other = await withdraw(activityId, { reason: 'Something else.' });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 422]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ activityId, memberId, sequence: 3, reversed: 0, forgiven: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 3 });
  });

  test('twenty times at once is once', async () => {
    const { memberId } = await enroll();
    const { activityId } = (await act(review({ memberId }))).body;
    const replies = await Promise.all(Array.from({ length: 20 }, () => withdraw(activityId)));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect((await account(memberId)).sequence).toBe(3);
  });

  test('before it was recorded is refused, and can be repeated later', async () => {
    const reply = await withdraw(unique('review'));
    expect([reply.status, reply.body.code, reply.body.retryable]).toEqual([404, 'ACTIVITY_NOT_FOUND', true]);
  });
});

describe('a delivery', () => {
  test('is recorded once and moves nothing where points wait for days', async () => {
    const { memberId } = await enroll();
    const order = orderBody(40, { memberId, placedAt: daysAgo(2) });
    const { body: recorded } = await call('POST', '/v1/orders', { body: order });
    const deliveredAt = `${daysAgo(1).slice(0, 19)}Z`;
    const first = await deliver(order['orderId'], { deliveredAt });
    const again = await deliver(order['orderId'], { deliveredAt });
    const other = await deliver(order['orderId'], { deliveredAt: daysAgo(0) });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 422]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      memberId,
      moved: 0,
      deliveredAt,
      activatesAt: recorded.earned.activatesAt,
      expiresAt: recorded.earned.expiresAt,
      balance: { pending: 40 },
    });
    expect((await call('GET', `/v1/orders/${order['orderId']}`)).body.deliveredAt).toBe(deliveredAt);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 3 });
  });

  test('without a moment is now, and its retry is the same', async () => {
    const { memberId } = await enroll();
    const order = orderBody(40, { memberId });
    await call('POST', '/v1/orders', { body: order });
    const replies = await Promise.all(Array.from({ length: 10 }, () => deliver(order['orderId'])));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('and refunds at once all take effect, each with its own number', async () => {
    const { memberId } = await enroll();
    const order = orderBody(0, { memberId, lines: [{ sku: 'mug', quantity: 5, unitPrice: 1_000 }] });
    await call('POST', '/v1/orders', { body: order });
    const scope = { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };
    const refund = (refundId: string) =>
      call('POST', `/v1/orders/${order['orderId']}/refunds`, { body: { refundId, scope } });
    const replies = await Promise.all([refund('a'), deliver(order['orderId']), refund('b'), refund('c')]);
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const { body: state } = await call('GET', `/v1/orders/${order['orderId']}`);
    expect(state).toMatchObject({ kept: 20, lines: [{ returned: 3 }], deliveredAt: expect.any(String) });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 6 });
  });

  test('before its order is refused, and can be repeated later', async () => {
    const reply = await deliver(unique('order'));
    expect([reply.status, reply.body.code, reply.body.retryable]).toEqual([404, 'ORDER_NOT_FOUND', true]);
  });

  test.each([
    ['DELIVERY_BEFORE_ORDER', daysAgo(3)],
    ['DELIVERY_IN_FUTURE', daysAgo(-1)],
  ])('is refused with %s', async (code, deliveredAt) => {
    const order = orderBody(40, { placedAt: daysAgo(2) });
    await call('POST', '/v1/orders', { body: order });
    const reply = await deliver(order['orderId'], { deliveredAt });
    expect([reply.status, reply.body.code]).toEqual([422, code]);
  });
});
