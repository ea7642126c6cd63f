import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { enforced } from './publishing.ts';
import { account, call, daysAgo, enroll, orderBody, proof, type Reply, target, unique } from './target.ts';

/** `ORDERS=1000` for more than a check has time for. */
const ORDERS = Number(process.env['ORDERS'] ?? 400);
const ORDERS_OF_EACH = 10;
/** Enough for half of the orders and a part of one more. */
const BUDGET = ORDERS * 5 + 3;
/** For so many orders on a machine that has other things to do. */
const LONG_MS = 600_000;
const SPRING = 9;
const YESTERDAY = daysAgo(1);

const channel = (...names: string[]) => ({ kind: 'channel' as const, in: names });

/** Each rule has a channel of its own, so that what an order earns can be told from the others. */
const RULES: ProgramDocument = {
  name: 'Rules',
  pointsName: 'points',
  pointValue: { points: 100, amount: { USD: 100 } },
  timeZone: 'Etc/UTC',
  currencies: [{ code: 'USD', minorDigits: 2 }],
  rounding: 'floor',
  pending: { kind: 'delivery', atMostDays: 30 },
  expiry: { kind: 'sliding', months: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 30 },
  caps: {},
  segments: [],
  groups: [],
  earningRules: [
    {
      id: 'base',
      description: '1 point a dollar',
      on: 'order',
      when: channel('web'),
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
    },
    {
      id: 'spring',
      description: '9 points for each order of the campaign, while there are some',
      on: 'order',
      when: channel('campaign'),
      effect: { kind: 'fixed_points', points: SPRING },
      caps: { program: { points: BUDGET } },
    },
    {
      id: 'daily',
      description: '10 points, once a day',
      on: 'order',
      when: channel('app'),
      effect: { kind: 'fixed_points', points: 10 },
      caps: { perMember: [{ per: 'day', times: 1 }] },
    },
    {
      id: 'units',
      description: '3 points for each piece, 50 a year',
      on: 'order',
      when: channel('app'),
      effect: { kind: 'points_per_item', points: 3 },
      caps: { perMember: [{ per: 'year', points: 50 }] },
    },
    {
      id: 'student',
      description: '5 points for students',
      on: 'order',
      when: {
        kind: 'all',
        of: [channel('web'), { kind: 'attribute', name: 'student', test: { is: true } }],
      },
      effect: { kind: 'fixed_points', points: 5 },
    },
    {
      id: 'birthday',
      description: '7 points on the birthday',
      on: 'order',
      when: { kind: 'all', of: [channel('web'), { kind: 'birthday', within: 'day' }] },
      effect: { kind: 'fixed_points', points: 7 },
    },
    {
      id: 'review',
      description: '20 points for a good review, twice a month',
      on: { event: 'review' },
      when: { kind: 'event_attribute', name: 'stars', test: { atLeast: 4 } },
      effect: { kind: 'fixed_points', points: 20 },
      caps: { perMember: [{ per: 'month', times: 2 }] },
    },
  ],
  tiers: {
    qualifyBy: 'amount',
    window: { kind: 'lifetime' },
    upgrade: 'at_once',
    downgrade: 'none',
    graceMonths: 0,
    tiers: [
      { id: 'blue', name: 'Blue', threshold: { USD: 0 }, benefits: {} },
      { id: 'gold', name: 'Gold', threshold: { USD: 50_000 }, benefits: { earningPercent: 150 } },
    ],
  },
};

/**
 * So many requests are under way at once: more are more than one machine takes, and end in being sent again and again. A
 * thousand draws at one moment are `tests/storage/budget-store.test.ts`.
 */
const AT_ONCE = 64;
const atOnce = pLimit(AT_ONCE);

/** So long a client waits at most before it sends again. */
const LONGEST_PAUSE_MS = 1_000;

/**
 * Sends what may be sent again until it is answered for good, as clients do. On a slow machine storage may be too late
 * for the function, or the authorizer for the gateway, which says so without a code.
 */
async function insist(send: () => Promise<Reply>): Promise<Reply['body']> {
  for (;;) {
    const { status, body } = await send();
    if (status < 300) return body;
    const isOverloaded = status >= 500 && body.code === undefined;
    if (!isOverloaded && body.retryable !== true) throw new Error(`${status}: ${JSON.stringify(body)}`);
    await sleep(Math.random() * LONGEST_PAUSE_MS);
  }
}

const buy = (units: number, memberId: string, changes: object = {}): Promise<Reply['body']> => {
  const body = orderBody(units, { memberId, channel: 'web', ...changes });
  return insist(() => call('POST', '/v1/orders', { body }));
};

const refund = (orderId: string, scope: object = { kind: 'remainder' }): Promise<Reply['body']> =>
  insist(() =>
    call('POST', `/v1/orders/${orderId}/refunds`, { body: { refundId: JSON.stringify(scope), scope } }),
  );

const review = (memberId: string, stars: number, occurredAt = YESTERDAY): Promise<Reply['body']> => {
  const activityId = unique('review');
  const body = { activityId, memberId, type: 'review', occurredAt, attributes: { stars } };
  return insist(() => call('POST', '/v1/activities', { body }));
};

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => atOnce(() => make(index))));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const verdict = (reply: Reply['body'], ruleId: string) =>
  reply.earned.explanation.rules.find((rule: { ruleId: string }) => rule.ruleId === ruleId);

async function spentOfBudget(): Promise<{ points: number; times: number }> {
  Object.assign(process.env, target.local?.environment);
  const budgets = budgetStore(dynamoDbClient(), target.local?.outputs['BudgetTable'] ?? '');
  const spent = await budgets.readSpent();
  return { points: sum(spent.of('spring', 'points')), times: sum(spent.of('spring', 'times')) };
}

/** Points by every line of a member's statement, all pages of it. */
async function statementPoints(memberId: string): Promise<number> {
  let total = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await call('GET', `/v1/members/${memberId}/entries?limit=100${page}`);
    total += sum(body.entries.map(({ points }: { points: number }) => points));
    cursor = body.nextCursor;
  }
  return total;
}

describe.skipIf(target.local === null)('a program with rules of every kind', () => {
  beforeAll(async () => {
    await enforced(RULES);
  });

  describe('a budget of the whole program', () => {
    let members: string[];
    let orders: Reply['body'][];

    test(
      'is never exceeded and used to the last point by hundreds of orders that crowd',
      async () => {
        members = (await times(ORDERS / ORDERS_OF_EACH, () => enroll())).map(({ memberId }) => memberId);
        orders = await times(ORDERS, (index) =>
          buy(10, members[index % members.length] ?? '', { channel: 'campaign' }),
        );
        const earned = orders.map(({ earned: { points } }) => points);
        expect(sum(earned)).toBe(BUDGET);
        expect(Math.max(...earned)).toBe(SPRING);
        expect(await spentOfBudget()).toEqual({
          points: BUDGET,
          times: earned.filter((points) => points > 0).length,
        });
      },
      LONG_MS,
    );

    test('is what the statements of its members add up to, and every account proves itself', async () => {
      expect(sum(await times(members.length, (index) => statementPoints(members[index] ?? '')))).toBe(BUDGET);
      const proofs = await times(members.length, (index) => proof(members[index] ?? ''));
      expect(proofs.filter(({ proved, entries }) => proved && entries === 1 + ORDERS_OF_EACH)).toHaveLength(
        members.length,
      );
    });

    test('says that it has nothing left, and why', () => {
      const late = orders.find(({ earned: { points } }) => points === 0);
      expect(verdict(late, 'spring')).toMatchObject({ fired: false, reason: 'Its cap has nothing left.' });
    });

    test('is given back by refunds, and can be used again', async () => {
      const returned = orders.filter(({ earned: { points } }) => points === SPRING).slice(0, 40);
      const refunds = await Promise.all(returned.map(({ orderId }) => refund(orderId)));
      expect(refunds.map(({ reversed }) => reversed)).toEqual(Array(40).fill(SPRING));
      expect((await spentOfBudget()).points).toBe(BUDGET - 40 * SPRING);
      const again = await times(60, (index) =>
        buy(10, members[index % members.length] ?? '', { channel: 'campaign' }),
      );
      expect(sum(again.map(({ earned: { points } }) => points))).toBe(40 * SPRING);
      expect((await spentOfBudget()).points).toBe(BUDGET);
      expect((await call('GET', '/v1/program')).body.budgets).toContainEqual({
        ruleId: 'spring',
        counts: 'points',
        limit: BUDGET,
        spent: BUDGET,
      });
      const proofs = await times(members.length, (index) => proof(members[index] ?? ''));
      expect(proofs.every(({ proved }) => proved)).toBe(true);
      expect(sum(await times(members.length, (index) => statementPoints(members[index] ?? '')))).toBe(BUDGET);
    });
  });

  test('caps on one member are exact among twenty orders at once, and have room again after a refund', async () => {
    const { memberId } = await enroll();
    const at = { channel: 'app', placedAt: YESTERDAY };
    const orders = await times(20, () => buy(10, memberId, at));
    const by = (ruleId: string) =>
      orders.flatMap(({ orderId, earned: { explanation } }) =>
        explanation.lines
          .filter((line: { ruleId: string }) => line.ruleId === ruleId)
          .map(({ points }: { points: string }) => ({ orderId, points: Number(points) })),
      );
    expect(by('daily').map(({ points }) => points)).toEqual([10]);
    expect(
      by('units')
        .map(({ points }) => points)
        .sort(),
    ).toEqual([2, ...Array(16).fill(3)]);
    expect((await account(memberId)).balance.pending).toBe(60);

    await refund(by('daily')[0]?.orderId);
    const left = (await account(memberId)).balance.pending;
    expect(left).toBeLessThanOrEqual(50);
    const next = await times(5, () => buy(10, memberId, at));
    expect(sum(next.map(({ earned: { points } }) => points))).toBe(60 - left);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('attributes and the birthday are those of the profile', async () => {
    // A leap year, so that every day exists.
    const born = `1992-${YESTERDAY.slice(5, 10)}`;
    const { memberId } = await enroll({ birthday: born, attributes: { student: true } });
    const at = { placedAt: YESTERDAY };
    expect((await buy(10, memberId, at)).earned.points).toBe(10 + 5 + 7);
    const { headers } = await call('GET', `/v1/members/${memberId}`);
    const changed = await call('PATCH', `/v1/members/${memberId}`, {
      body: { attributes: { student: false } },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    expect(changed.status).toBe(200);
    const later = await buy(10, memberId, at);
    expect(later.earned.points).toBe(10 + 7);
    expect(verdict(later, 'student')).toMatchObject({ fired: false });
    expect(verdict(later, 'student').reason).toContain('student');
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('an order explains which condition of which rule failed, also in a quote', async () => {
    const { memberId } = await enroll({ attributes: { student: false } });
    const order = await buy(10, memberId);
    expect(Object.fromEntries(verdictsOf(order))).toEqual({
      base: true,
      spring: false,
      daily: false,
      units: false,
      student: false,
      birthday: false,
    });
    expect(verdict(order, 'spring').reason).toContain('web');
    expect(verdict(order, 'birthday').reason).toMatch(/birthday/);
    const cart = {
      memberId,
      currency: 'USD',
      channel: 'web',
      lines: [{ sku: 'mug', quantity: 1, unitPrice: 1_000 }],
    };
    const { body: quote } = await call('POST', '/v1/quotes', { body: cart });
    expect(quote.earned.explanation).toEqual(order.earned.explanation);
  });

  test('a tier that an order reaches multiplies the next, and a refund takes it back', async () => {
    const { memberId } = await enroll();
    const first = await buy(500, memberId);
    expect(first.earned.points).toBe(500);
    expect((await account(memberId)).tier).toMatchObject({ id: 'gold' });
    const second = await buy(11, memberId);
    expect(second.earned.points).toBe(16);
    await refund(first.orderId);
    expect((await account(memberId)).tier).toMatchObject({ id: 'blue' });
    expect((await refund(second.orderId)).reversed).toBe(16);
    expect((await account(memberId)).balance).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('a delivery makes points active; all of them end together, later with each activity', async () => {
    const { memberId } = await enroll();
    const { orderId } = await buy(40, memberId, { placedAt: daysAgo(70) });
    const early = await account(memberId);
    expect(early.balance).toMatchObject({ active: 40, pending: 0 });
    const fresh = await buy(25, memberId, { placedAt: daysAgo(2) });
    expect((await account(memberId)).balance).toMatchObject({ active: 40, pending: 25 });
    const delivered = await call('POST', `/v1/orders/${fresh.orderId}/delivery`, {
      body: { deliveredAt: daysAgo(1) },
    });
    expect([delivered.status, delivered.body]).toMatchObject([
      201,
      { moved: 25, balance: { active: 65, pending: 0 } },
    ]);
    const { lots } = await account(memberId);
    expect(lots).toMatchObject([{ points: 65, slides: true }]);
    expect(lots[0].expiresAt > early.lots[0].expiresAt).toBe(true);
    expect((await refund(orderId)).reversed).toBe(40);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('a review earns twice a month, and what is withdrawn makes room for another', async () => {
    const { memberId } = await enroll();
    const poor = await review(memberId, 3);
    const reviews = await times(6, () => review(memberId, 5));
    const gave = reviews.filter(({ points }) => points > 0);
    expect([poor.points, gave.map(({ points }) => points)]).toEqual([0, [20, 20]]);
    const withdrawn = await call('POST', `/v1/activities/${gave[0]?.activityId}/reversal`, { body: {} });
    expect([withdrawn.status, withdrawn.body.reversed]).toEqual([201, 20]);
    expect(sum((await times(3, () => review(memberId, 4))).map(({ points }) => points))).toBe(20);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('orders before and after a publication carry their version, and refunds judge by it', async () => {
    const { memberId } = await enroll();
    const lines = [{ sku: 'mug', quantity: 2, unitPrice: 1_000 }];
    const half = { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] };
    const before = await buy(0, memberId, { lines });
    const double = RULES.earningRules.map((rule) =>
      rule.id === 'base' ? { ...rule, effect: { ...rule.effect, points: 3 } } : rule,
    );
    const { version } = await enforced({ ...RULES, earningRules: double });
    const after = await buy(0, memberId, { lines });
    const versions = [before, after].map(({ earned: { explanation } }) => explanation.programVersion);
    expect([versions[1], before.earned.points, after.earned.points]).toEqual([version, 20, 60]);
    expect(await refund(before.orderId, half)).toMatchObject({
      programVersion: versions[0],
      reversed: 10,
      keptAfter: 10,
    });
    expect(await refund(after.orderId, half)).toMatchObject({
      programVersion: version,
      reversed: 30,
      keptAfter: 30,
    });
    expect(await proof(memberId)).toMatchObject({ proved: true });
    expect((await account(memberId)).balance.pending).toBe(40);
  });
});

const verdictsOf = (reply: Reply['body']): [string, boolean][] =>
  reply.earned.explanation.rules.map(({ ruleId, fired }: { ruleId: string; fired: boolean }) => [
    ruleId,
    fired,
  ]);
