import { describe, expect, test } from 'vitest';
import { account, call, daysAgo, enroll, orderBody, proof, unique } from './target.ts';

const record = (body: object) => call('POST', '/v1/orders', { body });
const refund = (orderId: unknown, body: object) =>
  call('POST', `/v1/orders/${encodeURIComponent(String(orderId))}/refunds`, { body });

describe('an order', () => {
  test('says what was earned, when it can be spent, when it ends, and why', async () => {
    const { memberId, customerId } = await enroll();
    const body = orderBody(0, {
      customerId,
      placedAt: '2026-01-10T08:30:00+02:00',
      shipping: 495,
      tax: 200,
      lines: [
        {
          sku: 'mug',
          quantity: 3,
          unitPrice: 1_250,
          discounts: [{ amount: 250, coupon: 'HELLO' }],
          categories: ['kitchen'],
        },
        { lineId: 'gift', sku: 'card', quantity: 1, unitPrice: 199 },
      ],
    });
    const { status, body: answer } = await record(body);
    expect(status).toBe(201);
    expect(answer).toMatchObject({
      memberId,
      earned: {
        points: 36,
        state: expect.stringMatching(/pending|active/),
        activatesAt: '2026-02-10T00:00:00Z',
        expiresAt: '2027-03-01T00:00:00Z',
        withheld: null,
        explanation: {
          programVersion: 1,
          exactPoints: '36.99',
          rounding: 'floor',
          lines: [
            { lineId: '1', sku: 'mug', ruleId: 'base', netAmount: 3_500, points: '35' },
            { lineId: 'gift', sku: 'card', ruleId: 'base', netAmount: 199, points: '1.99' },
          ],
          rules: [{ ruleId: 'base', fired: true }],
        },
      },
      refunds: [],
    });
  });

  test('sent twice is the same order, with the first answer', async () => {
    const { customerId, memberId } = await enroll();
    const body = orderBody(40, { customerId });
    const first = await record(body);
    await record(orderBody(5, { customerId }));
    const again = await record({ ...body, placedAt: String(body['placedAt']).replace('Z', '+00:00') });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect((await account(memberId)).balance.pending).toBe(45);
  });

  test('sent twice with other content, or for somebody else, is refused', async () => {
    const { customerId } = await enroll();
    const other = await enroll();
    const body = orderBody(40, { customerId });
    await record(body);
    for (const changed of [
      { ...body, shipping: 1 },
      { ...body, customerId: other.customerId },
      { ...body, customerId: undefined },
    ]) {
      const { status, body: problem } = await record(changed);
      expect([status, problem.code, problem.errors[0].pointer]).toEqual([
        422,
        'IDEMPOTENCY_MISMATCH',
        '/orderId',
      ]);
    }
    expect((await account(other.memberId)).balance.pending).toBe(0);
  });

  test('of a guest is recorded under a pseudonym, the same for the same reference, and earns nothing', async () => {
    const guestReference = `${unique('guest')}@example.com`;
    const first = await record(orderBody(40, { guestReference }));
    const second = await record(orderBody(10, { guestReference }));
    const nobody = await record(orderBody(10));
    expect(first.body.earned).toMatchObject({ points: 0, state: 'withheld', withheld: 'GUEST' });
    expect(second.body.memberId).toBe(first.body.memberId);
    expect(nobody.body.memberId).not.toBe(first.body.memberId);
    expect(JSON.stringify([first.body, nobody.body])).not.toContain('example.com');
    expect(await proof(first.body.memberId)).toMatchObject({ proved: true, entries: 2 });
    const forget = () => call('DELETE', `/v1/guests?guestReference=${encodeURIComponent(guestReference)}`);
    expect([(await forget()).status, (await forget()).status]).toEqual([204, 204]);
    expect((await record(orderBody(10, { guestReference }))).body.memberId).not.toBe(first.body.memberId);
  });

  test('before its member exists is on the account that enrolling gives, and can be claimed', async () => {
    const customerId = unique('customer');
    const early = await record(orderBody(40, { customerId }));
    expect(early.body.earned).toMatchObject({ points: 0, withheld: 'GUEST' });
    const { body: member } = await call('POST', '/v1/members', { body: { customerId } });
    expect(member.memberId).toBe(early.body.memberId);
    const claim = await call('POST', `/v1/orders/${early.body.orderId}/claim`, {
      body: { memberId: member.memberId },
    });
    expect([claim.status, claim.body.earned.points]).toEqual([201, 40]);
    const again = await call('POST', `/v1/orders/${early.body.orderId}/claim`, {
      body: { memberId: member.memberId },
    });
    expect([again.status, again.body]).toEqual([200, claim.body]);
    expect((await account(member.memberId)).balance.pending).toBe(40);
    expect((await account(member.memberId)).qualifying.orders).toBe(1);
  });

  test('of a guest can be claimed once, by a member, and its refunds follow', async () => {
    const member = await enroll();
    const rival = await enroll();
    const { body: guest } = await record(orderBody(40, { guestReference: unique('guest') }));
    const claimBy = (memberId: string) =>
      call('POST', `/v1/orders/${guest.orderId}/claim`, { body: { memberId } });
    const claims = await Promise.all([claimBy(member.memberId), claimBy(rival.memberId)]);
    expect(claims.map(({ status }) => status).sort()).toEqual([201, 409]);
    const winner = claims.find(({ status }) => status === 201)?.body.memberId;
    expect(
      (await refund(guest.orderId, { refundId: 'r1', scope: { kind: 'amount', amount: 1_000 } })).body,
    ).toMatchObject({ memberId: winner, reversed: 10 });
    for (const memberId of [member.memberId, rival.memberId, guest.memberId]) {
      expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
    }
  });

  test.each([
    [
      'in a currency the program does not know',
      { currency: 'JPY' },
      422,
      'CURRENCY_NOT_IN_PROGRAM',
      '/currency',
    ],
    [
      'from a clock in the future',
      { placedAt: new Date(Date.now() + 3_600_000).toISOString() },
      422,
      'ORDER_PLACED_IN_FUTURE',
      '/placedAt',
    ],
    [
      'for a member id that was never given out',
      { memberId: `mbr_${'0'.repeat(20)}` },
      404,
      'MEMBER_NOT_FOUND',
      '/memberId',
    ],
  ])('%s is refused, and nothing is written', async (_name, changes, status, code, pointer) => {
    const body = orderBody(10, changes);
    const reply = await record(body);
    expect([reply.status, reply.body.code, reply.body.errors[0].pointer]).toEqual([status, code, pointer]);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect((await call('GET', `/v1/orders/${body['orderId']}`)).body.code).toBe('ORDER_NOT_FOUND');
  });

  test('with a code that is nobody’s is recorded and says so, again too', async () => {
    const { memberId } = await enroll();
    const body = { ...orderBody(10, { memberId }), referral: { code: unique('no-such-code') } };
    const [first, again] = [await record(body), await record(body)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body.referral).toMatchObject({ status: 'missed', reason: 'CODE_UNKNOWN' });
    expect(again.body).toEqual(first.body);
    expect((await proof(memberId)).drift).toEqual([]);
  });

  test('of years ago has the dates of years ago', async () => {
    const { customerId, memberId } = await enroll();
    const { body } = await record(orderBody(40, { customerId, placedAt: '2015-05-05T00:00:00Z' }));
    expect(body.earned).toMatchObject({
      points: 40,
      state: 'expired',
      activatesAt: '2015-06-04T00:00:00Z',
      expiresAt: '2016-07-01T00:00:00Z',
    });
    expect(body.balance).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
    expect((await account(memberId)).balance.active).toBe(0);
    const { body: statement } = await call('GET', `/v1/members/${memberId}/entries`);
    expect(statement.entries[0].movements).toEqual([
      { kind: 'activated', at: '2015-06-04T00:00:00Z', points: 40 },
      { kind: 'expired', at: '2016-07-01T00:00:00Z', points: 40 },
    ]);
  });

  test('of forty days ago is active at once', async () => {
    const { customerId, memberId } = await enroll();
    const { body } = await record(orderBody(40, { customerId, placedAt: daysAgo(40) }));
    expect(body.earned.state).toBe('active');
    expect((await account(memberId)).balance).toEqual({ active: 40, pending: 0, held: 0, deficit: 0 });
  });

  test('of a closed member is recorded and earns nothing', async () => {
    const { customerId, memberId } = await enroll();
    await record(orderBody(40, { customerId }));
    await call('DELETE', `/v1/members/${memberId}`);
    const { status, body } = await record(orderBody(40, { customerId }));
    expect([status, body.earned.withheld, body.balance.pending]).toEqual([201, 'MEMBER_CLOSED', 0]);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});

describe('a quote', () => {
  test('says what the cart would earn, and writes nothing', async () => {
    const { memberId } = await enroll();
    const cart = { currency: 'USD', lines: [{ sku: 'mug', quantity: 2, unitPrice: 999 }] };
    const member = await call('POST', '/v1/quotes', { body: { ...cart, memberId } });
    const stranger = await call('POST', '/v1/quotes', { body: cart });
    const unknown = await call('POST', '/v1/quotes', { body: { ...cart, customerId: unique('customer') } });
    expect(
      [member, stranger, unknown].map(({ status, body }) => [status, body.isMember, body.earned.points]),
    ).toEqual([
      [200, true, 19],
      [200, false, 19],
      [200, false, 19],
    ]);
    expect((await account(memberId)).sequence).toBe(1);
  });

  test('is what the order then earns', async () => {
    const { memberId } = await enroll();
    const { orderId, ...cart } = orderBody(77, { memberId });
    const quote = await call('POST', '/v1/quotes', { body: cart });
    const order = await record({ orderId, ...cart });
    expect(quote.body.earned).toEqual(order.body.earned);
  });
});

describe('a refund', () => {
  const twoLines = {
    lines: [
      { lineId: 'a', sku: 'mug', quantity: 3, unitPrice: 1_000 },
      { lineId: 'b', sku: 'card', quantity: 1, unitPrice: 550 },
    ],
  };

  test('by line, by amount and of the rest takes back exactly what was earned', async () => {
    const { customerId, memberId } = await enroll();
    const { body: order } = await record(orderBody(0, { customerId, ...twoLines }));
    expect(order.earned.points).toBe(35);
    const steps = [
      { refundId: 'r1', scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] } },
      { refundId: 'r2', scope: { kind: 'amount', amount: 275 } },
      { refundId: 'r3', scope: { kind: 'remainder' } },
    ];
    const answers = [];
    for (const step of steps) answers.push((await refund(order.orderId, step)).body);
    expect(
      answers.map(({ keptBefore, keptAfter, reversed, status }) => [status, keptBefore, keptAfter, reversed]),
    ).toEqual([
      ['applied', 35, 25, 10],
      ['applied', 25, 22, 3],
      ['applied', 22, 0, 22],
    ]);
    expect((await account(memberId)).balance).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
    const again = await refund(order.orderId, steps[1] as object);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      answers[1],
    ]);
    const changed = await refund(order.orderId, { ...steps[1], scope: { kind: 'amount', amount: 276 } });
    expect([changed.status, changed.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect((await call('GET', `/v1/orders/${order.orderId}`)).body).toMatchObject({
      kept: 0,
      refunds: answers,
    });
  });

  test.each([
    [
      'more units than were bought',
      { kind: 'lines', lines: [{ lineId: 'a', quantity: 4 }] },
      'REFUND_EXCEEDS_ORDER',
      '/scope/lines/0/quantity',
    ],
    ['more money than was paid', { kind: 'amount', amount: 3_551 }, 'REFUND_EXCEEDS_ORDER', '/scope/amount'],
    [
      'a line that there is not',
      { kind: 'lines', lines: [{ lineId: 'c', quantity: 1 }] },
      'REFUND_LINE_UNKNOWN',
      '/scope/lines/0/lineId',
    ],
  ])('of %s is refused with what is left', async (_name, scope, code, pointer) => {
    const { customerId } = await enroll();
    const { body: order } = await record(orderBody(0, { customerId, ...twoLines }));
    const { status, body } = await refund(order.orderId, { refundId: 'r1', scope });
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, code, pointer]);
  });

  test('that comes before its order waits, and is applied with it in one transaction', async () => {
    const { customerId, memberId } = await enroll();
    const body = orderBody(0, { customerId, ...twoLines });
    const early = { refundId: 'early', scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] } };
    const impossible = { refundId: 'impossible', scope: { kind: 'amount', amount: 999_999 } };
    const first = await refund(body['orderId'], early);
    await refund(body['orderId'], impossible);
    expect([first.status, first.body.status]).toEqual([201, 'awaiting_order']);
    expect((await call('GET', `/v1/orders/${body['orderId']}`)).body.status).toBe('awaiting_order');
    const order = await record(body);
    expect(order.status).toBe(201);
    expect(order.body.refunds).toMatchObject([
      { refundId: 'early', status: 'applied', keptBefore: 35, keptAfter: 25, reversed: 10 },
      { refundId: 'impossible', status: 'refused', reversed: 0, refusal: { code: 'REFUND_EXCEEDS_ORDER' } },
    ]);
    expect(order.body.balance.pending).toBe(25);
    expect((await record(body)).body).toEqual(order.body);
    expect((await refund(body['orderId'], early)).body).toEqual(first.body);
    expect(
      (await refund(body['orderId'], { refundId: 'late', scope: { kind: 'remainder' } })).body.reversed,
    ).toBe(25);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 5 });
  });

  test('of points that were spent leaves a deficit that later points absorb', async () => {
    const { customerId, memberId } = await enroll();
    const { body: order } = await record(orderBody(100, { customerId, placedAt: daysAgo(40) }));
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: -80, reason: 'spent', actor: 'till' },
      headers: { 'idempotency-key': 'spend' },
    });
    await refund(order.orderId, { refundId: 'r1', scope: { kind: 'remainder' } });
    expect((await account(memberId)).balance).toEqual({ active: 0, pending: 0, held: 0, deficit: 80 });
    const { body: next } = await record(orderBody(100, { customerId, placedAt: daysAgo(40) }));
    expect(next.balance).toEqual({ active: 20, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});
