import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { enforced, rollBackTo } from './publishing.ts';
import { call, daysAgo, enroll, type Reply, target, unique } from './target.ts';

/**
 * The same words before the order, with it, and however much later: under a program that asks and caps everything. On the
 * stack of its own on which programs are published, because this one judges all orders while it is in force.
 */
const { version: _version, ...BASE } = DEFAULT_PROGRAM;

const rule = (id: string, effect: object, more: object = {}) => ({
  id,
  description: `the rule ${id}`,
  on: 'order',
  effect,
  ...more,
});
const fixed = (points: number) => ({ kind: 'fixed_points', points });
const percent = (of: 'rates' | 'all', percentage: number) => ({
  kind: 'multiplier',
  percent: percentage,
  of,
});
const asks = (of: string, range: object) => ({ kind: 'behavior', of, ...range });

const RICH = {
  ...BASE,
  name: 'Rich',
  caps: { balance: 400, perMember: [{ per: 'ever', points: 390 }] },
  excludedGoods: { categories: ['gift-card'] },
  segments: [
    {
      id: 'local',
      description: 'nearby',
      when: { kind: 'attribute', name: 'city', test: { in: ['Bern', 'Basel'] } },
    },
  ],
  groups: [
    { id: 'greetings', stacking: 'first' },
    { id: 'promotions', stacking: 'best' },
  ],
  earningRules: [
    ...BASE.earningRules,
    rule('each-mug', { kind: 'points_per_item', points: 3 }, { goods: { skus: ['mug'] } }),
    rule('first-order', fixed(20), {
      group: 'greetings',
      when: { kind: 'order_number', atMost: 1 },
    }),
    rule('hello-again', fixed(5), { group: 'greetings' }),
    rule('local', percent('rates', 120), { group: 'promotions', when: { kind: 'segment', in: ['local'] } }),
    rule('app', percent('rates', 150), { group: 'promotions', when: { kind: 'channel', in: ['app'] } }),
    rule('big', percent('all', 110), { when: { kind: 'amount', atLeast: { USD: 50_000 } } }),
    rule('few', fixed(7), { caps: { perMember: [{ per: 'ever', times: 1 }] } }),
    rule('pot', fixed(9), { caps: { program: { points: 30 } } }),
    rule('loyal', fixed(11), { when: asks('orders', { atLeast: 2 }) }),
    rule('reviewed', fixed(15), {
      on: { event: 'review' },
      when: { kind: 'event_attribute', name: 'stars', test: { atLeast: 4 } },
      caps: { perMember: [{ per: 'ever', times: 1 }] },
    }),
    rule('with-photo', fixed(2), {
      on: { event: 'review' },
      when: { kind: 'event_attribute', name: 'photo', test: { is: true } },
    }),
  ],
  tiers: {
    qualifyBy: 'points',
    window: { kind: 'lifetime' },
    upgrade: 'at_once',
    downgrade: 'none',
    graceMonths: 0,
    tiers: [
      { id: 'silver', name: 'Silver', threshold: 0, benefits: {} },
      { id: 'gold', name: 'Gold', threshold: 100, benefits: { earningPercent: 130 } },
    ],
  },
};

let version = 0;
beforeAll(async () => {
  if (target.local !== null) ({ version } = await enforced(RICH));
});

const cart = (units: number, channel = 'web') => ({
  currency: 'USD',
  channel,
  placedAt: daysAgo(0),
  lines: [
    { lineId: 'mug', sku: 'mug', quantity: 2, unitPrice: units * 50, categories: ['kitchen'] },
    { lineId: 'card', sku: 'card', quantity: 1, unitPrice: 5_000, categories: ['gift-card'] },
  ],
});

const reasonOf = ({ explanation }: Reply['body'], ruleId: string): string =>
  explanation.rules.find((each: { ruleId: string }) => each.ruleId === ruleId)?.reason;

/** Asks three times what a cart earns, and whether the answers are one. @returns the order, as it was recorded */
async function quotedSimulatedRecorded(memberId: string, wanted: ReturnType<typeof cart>) {
  const quote = await call('POST', '/v1/quotes', { body: { ...wanted, memberId } });
  const simulation = await call('POST', '/v1/program/simulate/cart', { body: { ...wanted, memberId } });
  const order = await call('POST', '/v1/orders', {
    body: { ...wanted, orderId: unique('order'), memberId },
  });
  expect([quote.status, simulation.status, order.status]).toEqual([200, 200, 201]);
  expect(order.body.earned).toEqual(quote.body.earned);
  const { points, withheld, activatesAt, expiresAt, explanation } = simulation.body;
  expect(order.body.earned).toMatchObject({ points, withheld, activatesAt, expiresAt });
  const { rules, ...rest } = explanation;
  expect(order.body.earned.explanation).toMatchObject(rest);
  const withoutReason = (all: { reason: string }[]) => all.map(({ reason: _reason, ...each }) => each);
  expect(withoutReason(rules)).toEqual(withoutReason(order.body.earned.explanation.rules));
  return order.body;
}

describe.skipIf(target.local === null)('an explanation', () => {
  test('is the same in a quote, a simulation, the order, its repetition and its entry, and stays it', async () => {
    const { memberId } = await enroll({ attributes: { city: 'Bern' } });
    const first = await quotedSimulatedRecorded(memberId, cart(90));
    // 90 by rate, 18 for the segment, 6 for mugs, and 20, 7 and 9 once each.
    expect(first.earned).toMatchObject({
      points: 150,
      explanation: { programVersion: version, exactPoints: '150', cappedAt: null },
    });
    expect(reasonOf(first.earned, 'hello-again')).toMatch(
      /only the first counts, and that was rule first-order/,
    );
    expect(reasonOf(first.earned, 'app')).toBe('The channel is web; asked is app.');
    expect(reasonOf(first.earned, 'loyal')).toBe('Not so of the member: orders at least 2.');
    expect(reasonOf(first.earned, 'big')).toBe(
      'The goods that count come to 90.00 USD; asked is at least 500.00 USD.',
    );

    // 100 by rate, 50 by the app, 30 by the tier, 6 for mugs, 5 for coming again, 9 of the pot.
    const second = await quotedSimulatedRecorded(memberId, cart(100, 'app'));
    expect(second.earned).toMatchObject({ points: 200, explanation: { cappedAt: null } });
    expect(reasonOf(second.earned, 'few')).toBe('Its cap has nothing left.');
    expect(reasonOf(second.earned, 'local')).toMatch(/only the best counts, and rule app gave more/);
    expect(reasonOf(second.earned, 'tier:gold')).toBe('It gave 30 points.');

    // More than is left of 390.
    const third = await quotedSimulatedRecorded(memberId, cart(100, 'app'));
    expect(third.earned).toMatchObject({ points: 40, explanation: { cappedAt: 40, exactPoints: '211' } });
    const other = await enroll();
    const pot = await quotedSimulatedRecorded(other.memberId, cart(10));
    expect(pot.earned.explanation.rules).toContainEqual(
      expect.objectContaining({ ruleId: 'pot', points: '3', cappedAt: 3 }),
    );

    const recorded = [first, second, third];
    const entries = async () =>
      Promise.all(
        recorded.map(
          async ({ sequence }) => (await call('GET', `/v1/members/${memberId}/entries/${sequence}`)).body,
        ),
      );
    const told = await entries();
    expect(told.map(({ explanation }) => explanation)).toEqual(
      recorded.map(({ earned }) => earned.explanation),
    );
    const act = async (stars: number) =>
      (
        await call('POST', '/v1/activities', {
          body: {
            activityId: unique('review'),
            type: 'review',
            memberId: other.memberId,
            occurredAt: daysAgo(0),
            attributes: { stars },
          },
        })
      ).body;
    const acted = [await act(5), await act(2), await act(4)];
    expect(acted.map(({ points, explanation }) => [points, explanation.programVersion])).toEqual([
      [15, version],
      [0, version],
      [0, version],
    ]);
    expect(acted.map(({ explanation }) => explanation.rules[0].reason)).toEqual([
      'It gave 15 points.',
      'stars is 2; asked is at least 4.',
      'Its cap has nothing left.',
    ]);
    expect(reasonOf(acted[0], 'with-photo')).toBe('photo is not given; asked is true.');

    await rollBackTo(1);
    expect(await entries()).toEqual(told);
    const later = await call('GET', `/v1/members/${other.memberId}/entries/${acted[2].sequence}`);
    expect(later.body.explanation).toEqual(acted[2].explanation);
  });

  test('of a claimed order is in the entry of the claim, and of an adjustment there is none', async () => {
    const guest = await call('POST', '/v1/orders', { body: { ...cart(30), orderId: unique('order') } });
    expect(guest.body.earned.explanation.rules[0]).toMatchObject({ fired: false, points: '0' });
    const { memberId } = await enroll();
    const claim = await call('POST', `/v1/orders/${guest.body.orderId}/claim`, { body: { memberId } });
    const path = `/v1/members/${memberId}/entries`;
    const { body } = await call('GET', `${path}/${claim.body.sequence}`);
    expect([claim.status, body.explanation]).toEqual([201, claim.body.earned.explanation]);
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: 5, reason: 'sorry', actor: 'Ben' },
      headers: { 'idempotency-key': unique('adjustment') },
    });
    const adjusted = await call('GET', `${path}/${claim.body.sequence + 1}`);
    expect([adjusted.body.kind, adjusted.body.explanation]).toEqual(['adjustment', null]);
  });
});
