import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { account, call, daysAgo, enroll, orderBody, proof, type Reply, unique } from './target.ts';

const CHALLENGES: readonly Challenge[] = [
  {
    id: 'three-this-year',
    name: 'Three this year',
    goal: { kind: 'orders', orders: 3, within: 'year' },
    counts: { minimum: { USD: 1_000 } },
    repeatable: true,
    gives: { points: 70 },
  },
  {
    id: 'students',
    name: 'For students',
    description: 'Two orders, ever.',
    goal: { kind: 'orders', orders: 2 },
    counts: { excluding: { tags: ['clearance'] } },
    for: { segments: ['students'] },
    repeatable: false,
    gives: { points: 40 },
  },
  {
    id: 'tea-and-cups',
    name: 'Tea and cups',
    goal: { kind: 'collect', categories: ['tea', 'cups'], different: 2 },
    counts: {},
    repeatable: false,
    gives: { reward: 'card' },
  },
];

beforeAll(async () => {
  const { version: _version, ...document } = DEFAULT_PROGRAM;
  await enforced({
    ...document,
    pending: { kind: 'none' },
    claims: { withinDays: 30, onJoining: true },
    segments: [
      {
        id: 'students',
        description: 'Students',
        when: { kind: 'attribute', name: 'student', test: { is: true } },
      },
    ],
    rewards: [
      {
        id: 'card',
        name: 'Gift card',
        benefit: { kind: 'gift_card', amount: { USD: 500 } },
        price: { points: 500 },
        returns: 'in_proportion',
      },
    ],
    challenges: CHALLENGES,
  });
});
afterAll(leaveAsFound);

const order = (memberId: string, orderId: string, units = 10) =>
  call('POST', '/v1/orders', { body: orderBody(units, { memberId, orderId }) });
const refund = (orderId: string, refundId = 'r-1') =>
  call('POST', `/v1/orders/${orderId}/refunds`, { body: { refundId, scope: { kind: 'remainder' } } });
async function challenges(memberId: string): Promise<Reply['body']> {
  const { status, body } = await call('GET', `/v1/members/${memberId}/challenges`);
  expect(status).toBe(200);
  return Object.fromEntries(body.challenges.map((each: { id: string }) => [each.id, each]));
}

/** Days ago may be in the year before. */
const awardsOf = (told: Reply['body']): number => told['three-this-year'].achieved;

/** Asks until it is so: what follows from an event comes when it comes. */
async function eventually<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (isSo(await look())) return;
    await sleep(100);
  }
  throw new Error('it never became so');
}

describe('challenges', () => {
  test('are in the quote of the cart that would complete them, in the answer to its order, and to its retries', async () => {
    const { memberId } = await enroll();
    const three = unique('r');
    const quoted = async () => {
      const { lines } = orderBody(10);
      return (await call('POST', '/v1/quotes', { body: { currency: 'USD', lines, memberId } })).body;
    };
    await order(memberId, unique('r'));
    expect((await quoted()).achieved).toEqual([]);
    await order(memberId, unique('r'));
    const named = {
      challengeId: 'three-this-year',
      name: 'Three this year',
      round: 1,
      points: 70,
      rewardId: null,
    };
    expect((await quoted()).achieved).toMatchObject([named]);
    const body = orderBody(10, { memberId, orderId: three });
    const send = () => call('POST', '/v1/orders', { body });
    const first = await send();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ achieved: [named], balance: { active: 3 * 10 + 70 } });
    await refund(three);
    const retry = await send();
    expect([retry.status, retry.body]).toEqual([200, first.body]);
    const tea = await call('POST', '/v1/quotes', {
      body: {
        currency: 'USD',
        lines: ['tea', 'cups'].map((sku) => ({ sku, quantity: 1, unitPrice: 500, categories: [sku] })),
      },
    });
    // Of somebody who is not a member yet: what joining is worth.
    expect(tea.body).toMatchObject({
      isMember: false,
      achieved: [{ challengeId: 'tea-and-cups', points: 0, rewardId: 'card', expiresAt: null }],
    });
  });

  test('tell how far a member is, give when they are met, and take back what a refund undoes', async () => {
    const { memberId } = await enroll();
    const [one, two, three] = ['a', 'b', 'c'].map((name) => unique(name)) as [string, string, string];
    await order(memberId, one);
    await order(memberId, two);
    expect((await challenges(memberId))['three-this-year']).toMatchObject({
      status: 'open',
      goal: '3 orders within a year',
      progress: '2 of 3 orders this year',
      reached: 2,
      needed: 3,
      achieved: 0,
      achievedAt: null,
      counts: { minimum: { USD: 1_000 }, goods: null },
      gives: { points: 70 },
    });
    await order(memberId, three);
    await order(memberId, three);
    expect((await challenges(memberId))['three-this-year']).toMatchObject({
      status: 'done',
      progress: 'achieved this year',
      achieved: 1,
    });
    expect((await account(memberId)).balance.active).toBe(3 * 10 + 70);
    await refund(two);
    await refund(two);
    expect((await challenges(memberId))['three-this-year']).toMatchObject({ achieved: 0, reached: 2 });
    expect((await account(memberId)).balance.active).toBe(2 * 10);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 7 });
  });

  test('are told in the statement, each entry with a sentence', async () => {
    const { memberId } = await enroll();
    const orders = ['d', 'e', 'f'].map((name) => unique(name));
    for (const orderId of orders) await order(memberId, orderId);
    await refund(orders[0] ?? '');
    const told = await Promise.all(
      [4, 5, 6, 7].map(
        async (sequence) => (await call('GET', `/v1/members/${memberId}/entries/${sequence}`)).body,
      ),
    );
    expect(told).toMatchObject([
      {
        kind: 'accrual',
        summary: expect.stringMatching(
          / It completed a challenge: “Three this year” \(three-this-year\), see entry 5\.$/,
        ),
        cause: { achieved: [{ challengeId: 'three-this-year', round: 1, sequence: 5 }] },
      },
      {
        kind: 'challenge_award',
        points: 70,
        orderId: orders[2],
        summary: expect.stringContaining(
          `Challenge “Three this year” (three-this-year) was achieved with order ${orders[2]}`,
        ),
        cause: { challengeId: 'three-this-year', round: 1, points: 70 },
      },
      {
        kind: 'refund',
        summary: expect.stringMatching(/ It undid a challenge: “Three this year” \(three-this-year\)\.$/),
      },
      {
        kind: 'challenge_reversal',
        points: -70,
        orderId: orders[0],
        summary: `Challenge “Three this year” (three-this-year) is met no longer after refund r-1 of order ${orders[0]}; 70 points taken back.`,
      },
    ]);
  });

  test('for a segment count the orders of its members alone', async () => {
    const [student, other] = [await enroll({ attributes: { student: true } }), await enroll()];
    for (const { memberId } of [student, other])
      for (let count = 0; count < 2; count += 1) await order(memberId, unique('g'));
    expect((await challenges(student.memberId))['students']).toMatchObject({ status: 'done', achieved: 1 });
    expect((await challenges(other.memberId))['students']).toMatchObject({
      status: 'not_for_member',
      reached: 0,
    });
  });

  test("count a guest's orders once they are claimed", async () => {
    const { memberId } = await enroll();
    const orderIds = ['h', 'i', 'j'].map((name) => unique(name));
    for (const orderId of orderIds)
      await call('POST', '/v1/orders', { body: orderBody(10, { orderId, guestReference: unique('guest') }) });
    for (const orderId of orderIds)
      expect((await call('POST', `/v1/orders/${orderId}/claim`, { body: { memberId } })).status).toBe(201);
    expect((await challenges(memberId))['three-this-year']).toMatchObject({ achieved: 1 });
    expect((await proof(memberId)).proved).toBe(true);
  });

  test('count what a customer ordered before joining, once, as soon as they have joined', async () => {
    const customerId = unique('customer');
    const before = (name: string, days: number) =>
      call('POST', '/v1/orders', {
        body: orderBody(10, { customerId, orderId: unique(name), placedAt: daysAgo(days) }),
      });
    // The last one is older than orders may be claimed.
    for (const [name, days] of [
      ['k', 3],
      ['l', 2],
      ['m', 1],
      ['n', 31],
    ] as const)
      await before(name, days);
    const join = () => call('POST', '/v1/members', { body: { customerId } });
    const { memberId } = (await join()).body;
    await eventually(
      async () => (await call('GET', `/v1/members/${memberId}/entries`)).body.entries,
      (entries: readonly { kind: string }[]) => entries.filter(({ kind }) => kind === 'claim').length === 3,
    );
    await join();
    expect((await account(memberId)).balance.active).toBe(3 * 10 + awardsOf(await challenges(memberId)) * 70);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('count what a frequent buyer ordered as a guest, who then joins under the same reference', async () => {
    const [customerId, guestReference] = [unique('customer'), unique('guest')];
    const orders = ['o', 'p', 'q'].map((name) => orderBody(10, { guestReference, orderId: unique(name) }));
    for (const body of orders) await call('POST', '/v1/orders', { body });
    const { memberId } = (await call('POST', '/v1/members', { body: { customerId, guestReference } })).body;
    await eventually(
      () => account(memberId),
      ({ balance }) => balance.active === 3 * 10 + 70,
    );
    expect((await challenges(memberId))['three-this-year']).toMatchObject({ achieved: 1 });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 5 });
    const again = await call('POST', `/v1/orders/${orders[0]?.['orderId']}/claim`, { body: { memberId } });
    expect(again.status).toBe(200);
  });

  test('of a member whom nobody knows are not told', async () => {
    const { status, body } = await call('GET', '/v1/members/mbr_00000000000000000000/challenges');
    expect([status, body.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
  });
});

test('a reward of a challenge is given for nothing, and taken back with the order that completed it', async () => {
  const { memberId } = await enroll();
  const lines = ['tea', 'cups'].map((category) => ({
    sku: category,
    quantity: 1,
    unitPrice: 500,
    categories: [category],
  }));
  const body = orderBody(5, { memberId, lines });
  expect((await call('POST', '/v1/orders', { body })).status).toBe(201);
  expect((await challenges(memberId))['tea-and-cups']).toMatchObject({
    status: 'done',
    gives: { points: 0, rewardId: 'card' },
  });
  const redemptions = async () =>
    (await call('GET', `/v1/members/${memberId}/redemptions`)).body.redemptions as Reply['body'][];
  await eventually(redemptions, (all) => all.length === 1);
  expect(await redemptions()).toMatchObject([
    { rewardId: 'card', points: 0, status: 'captured', granted: { by: 'challenge' } },
  ]);
  await refund(String(body['orderId']));
  await eventually(redemptions, ([given]) => given.status === 'canceled');
  expect(await proof(memberId)).toMatchObject({ proved: true });
});
