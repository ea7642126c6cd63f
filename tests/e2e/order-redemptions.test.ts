import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { enforced, rollBackTo } from './publishing.ts';
import {
  change,
  codeAndStatus,
  grant,
  memberWith,
  ONE_OF_A_KIND,
  programWith,
  redeem,
  rewardsNamed,
  tokenOf,
} from './rewards-program.ts';
import { account, call, enroll, orderBody, proof, type Reply, unique } from './target.ts';

const SUFFIX = unique('o').replaceAll(/[^a-z0-9-]/g, '');
/** A coupon of which there are some only. */
const VOUCHER: Reward = {
  id: `voucher-${SUFFIX}`,
  name: 'A voucher',
  benefit: { kind: 'amount_off', amount: { USD: 100 } },
  price: { points: 10 },
  stock: 50,
  coupon: { codes: { kind: 'generated', length: 12 } },
  returns: 'in_proportion',
};
const REWARDS: Readonly<Record<string, Reward>> = { ...rewardsNamed(SUFFIX), voucher: VOUCHER };
/** More than a stock has shards, so that some of so many units are counted in one. */
const PER_ORDER = 10;
const idOf = (name: string): string => REWARDS[name]?.id ?? name;
const POINTS = 1_000;
const PAID = 500;
/** $95 of goods are left to pay of $100, at a point a dollar. */
const EARNED = 95;

beforeAll(async () => {
  // Holds that no machine is too slow for.
  await enforced({ ...programWith(REWARDS), redemption: { holdMinutes: 600, perOrder: PER_ORDER } });
});
afterAll(async () => {
  await rollBackTo(1);
});

const GOODS = [
  { lineId: 'mugs', sku: 'mug', quantity: 2, unitPrice: 2_000 },
  { lineId: 'pot', sku: 'pot', quantity: 1, unitPrice: 6_000 },
];
const CART = { currency: 'USD', lines: GOODS };

/** The goods of a cart with what a redemption takes off them, as a checkout would place them. */
const goodsAfter = (discounts: readonly { lineId: string; amount: number }[]) =>
  GOODS.map((line) => ({
    ...line,
    discounts: discounts.filter(({ lineId }) => lineId === line.lineId).map(({ amount }) => ({ amount })),
  }));

interface Payment {
  readonly memberId: string;
  readonly redemptionId: string;
  readonly order: Record<string, unknown>;
}

/** A member with 1,000 points who pays 500 of them for a cart of $100; the order is not recorded yet. */
async function payment(): Promise<Payment> {
  const memberId = await memberWith(POINTS);
  const { body } = await redeem(memberId, { rewardId: idOf('pay'), points: PAID, cart: CART });
  const { redemptionId, apply } = body;
  const order = orderBody(0, {
    memberId,
    lines: goodsAfter(apply.discounts),
    redemptions: [{ redemptionId }],
  });
  return { memberId, redemptionId, order };
}

const record = (body: object): Promise<Reply> => call('POST', '/v1/orders', { body });
const readOrder = (orderId: unknown): Promise<Reply> => call('GET', `/v1/orders/${orderId}`);
const readRedemption = async (redemptionId: string): Promise<Reply['body']> =>
  (await call('GET', `/v1/redemptions/${redemptionId}`)).body;
const balanceOf = async (memberId: string): Promise<Reply['body']> => (await account(memberId)).balance;

const ALL = { kind: 'remainder' };
const units = (lineId: string, quantity: number) => ({ kind: 'lines', lines: [{ lineId, quantity }] });
const money = (amount: number) => ({ kind: 'amount', amount });

async function refund(orderId: unknown, scope: object, refundId = unique('refund')): Promise<Reply['body']> {
  const { body } = await call('POST', `/v1/orders/${orderId}/refunds`, { body: { refundId, scope } });
  return body;
}

/** One after the other; what each gave back. */
async function refunds(orderId: unknown, scopes: readonly object[]): Promise<number[]> {
  const restored: number[] = [];
  for (const scope of scopes) restored.push((await refund(orderId, scope)).restored);
  return restored;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('an order that is paid with points', () => {
  test('spends them and earns in one step', async () => {
    const { memberId, redemptionId, order } = await payment();
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS - PAID, held: PAID });
    const { status, body } = await record(order);
    expect([status, body]).toMatchObject([
      201,
      {
        redemptions: [{ redemptionId, rewardId: idOf('pay'), points: PAID, status: 'captured' }],
        earned: { points: EARNED },
        balance: { active: POINTS - PAID + EARNED, held: 0 },
      },
    ]);
    expect(await readRedemption(redemptionId)).toMatchObject({
      status: 'captured',
      captured: PAID,
      spent: PAID,
      held: 0,
      orderId: order['orderId'],
    });
    expect((await readOrder(order['orderId'])).body.redemptions).toEqual([
      { redemptionId, rewardId: idOf('pay'), points: PAID, spent: PAID, returned: 0 },
    ]);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('sent again is the same order, though its points are spent, and gone back by then', async () => {
    const { memberId, order } = await payment();
    const first = await record(order);
    const again = await record(order);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      first.body,
    ]);
    await refund(order['orderId'], ALL);
    const late = await record(order);
    expect([late.status, late.body]).toEqual([200, first.body]);
    expect(codeAndStatus(await record({ ...order, redemptions: [] }))).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('sent many times at once is one order', async () => {
    const { memberId, order } = await payment();
    const replies = await Promise.all(Array.from({ length: 8 }, () => record(order)));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
    for (const { body } of replies) expect(body).toEqual(replies[0]?.body);
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS - PAID + EARNED, held: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('can spend a part of what is held; the rest is given up or canceled with it', async () => {
    const { memberId, redemptionId, order } = await payment();
    const { status, body } = await record({ ...order, redemptions: [{ redemptionId, points: 200 }] });
    expect([status, body.redemptions[0].points, body.balance.held]).toEqual([201, 200, PAID - 200]);
    const other = orderBody(10, { memberId, redemptions: [{ redemptionId }] });
    expect(codeAndStatus(await record(other))).toEqual([409, 'REDEMPTION_OF_ORDER']);
    expect((await refund(order['orderId'], ALL)).restored).toBe(200);
    expect(await balanceOf(memberId)).toEqual({ active: POINTS, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});

describe('refunds of an order that was paid with points', () => {
  test('give back in proportion to what the points paid for, by unit and by amount', async () => {
    const { memberId, redemptionId, order } = await payment();
    const { orderId } = order;
    await record(order);
    // 500 points took $2 off both mugs and $3 off the pot.
    expect(await refund(orderId, units('mugs', 1))).toMatchObject({ restored: 100, reversed: 19 });
    // A tenth of the $76 that are left.
    expect(await refund(orderId, money(760))).toMatchObject({ restored: 40 });
    expect((await readOrder(orderId)).body.redemptions).toMatchObject([{ spent: 360, returned: 140 }]);
    expect(await readRedemption(redemptionId)).toMatchObject({ status: 'captured', spent: 360 });
    expect(await refund(orderId, ALL)).toMatchObject({ restored: 360, keptAfter: 0 });
    expect(await readRedemption(redemptionId)).toMatchObject({ status: 'canceled', spent: 0 });
    expect(await balanceOf(memberId)).toEqual({ active: POINTS, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('in any order and split leave the same, and add up to all of them', async () => {
    const splits = [
      [units('mugs', 1), units('pot', 1), units('mugs', 1)],
      [money(333), units('mugs', 2), money(1_234)],
      [money(1_234), money(333), units('mugs', 2)],
      [units('mugs', 1), money(333), units('mugs', 1), money(1_234)],
    ];
    const left = await Promise.all(
      splits.map(async (scopes) => {
        const { memberId, order } = await payment();
        await record(order);
        const restored = sum(await refunds(order['orderId'], scopes));
        const [{ spent, returned }] = (await readOrder(order['orderId'])).body.redemptions;
        expect([restored, spent]).toEqual([returned, PAID - restored]);
        const rest = spent === 0 ? 0 : (await refund(order['orderId'], ALL)).restored;
        expect(restored + rest).toBe(PAID);
        expect(await balanceOf(memberId)).toMatchObject({ active: POINTS, deficit: 0 });
        expect(await proof(memberId)).toMatchObject({ proved: true });
        return spent;
      }),
    );
    expect(left[0]).toBe(0);
    expect(left[1]).toBeGreaterThan(0);
    expect(new Set(left.slice(1)).size).toBe(1);
  });

  test('sent again give back once, and many at once give back no more than was spent', async () => {
    const { memberId, order } = await payment();
    const { orderId } = order;
    await record(order);
    const first = await refund(orderId, units('mugs', 1), 'one');
    expect(await refund(orderId, units('mugs', 1), 'one')).toEqual(first);
    const more = await Promise.all(Array.from({ length: 6 }, () => refund(orderId, units('mugs', 1))));
    expect(more.filter(({ restored }) => restored === 100)).toHaveLength(1);
    expect((await readOrder(orderId)).body.redemptions).toMatchObject([{ spent: 300, returned: 200 }]);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('that came before the order are applied with it, and give the points back with it', async () => {
    const { memberId, redemptionId, order } = await payment();
    const { orderId } = order;
    expect(await refund(orderId, units('mugs', 1), 'early')).toMatchObject({
      status: 'awaiting_order',
      restored: 0,
    });
    await refund(orderId, money(1_000_000), 'impossible');
    await refund(orderId, units('pot', 1), 'later');
    const { status, body } = await record(order);
    expect([status, body]).toMatchObject([
      201,
      {
        redemptions: [{ points: PAID, status: 'captured' }],
        refunds: [
          { refundId: 'early', status: 'applied', restored: 100 },
          { refundId: 'impossible', status: 'refused', restored: 0 },
          { refundId: 'later', status: 'applied', restored: 300 },
        ],
      },
    ]);
    expect((await record(order)).body).toEqual(body);
    expect(await readRedemption(redemptionId)).toMatchObject({ status: 'captured', spent: 100 });
    expect(await refund(orderId, ALL)).toMatchObject({ restored: 100 });
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});

describe('a redemption that several orders want', () => {
  test('is had by exactly one of them, and of the others nothing is written', async () => {
    const { memberId, redemptionId, order } = await payment();
    const orders = Array.from({ length: 6 }, () => ({ ...order, orderId: unique('order') }));
    const replies = await Promise.all(orders.map(record));
    const winners = replies.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    for (const [index, reply] of replies.entries()) {
      if (reply.status === 201) continue;
      expect(codeAndStatus(reply)).toEqual([409, 'REDEMPTION_CAPTURED']);
      expect((await readOrder(orders[index]?.orderId)).status).toBe(404);
    }
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS - PAID + EARNED, held: 0 });
    expect((await readRedemption(redemptionId)).orderId).toBe(winners[0]?.body.orderId);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('is refused by name, and the order not recorded, where it cannot be had', async () => {
    const { memberId, redemptionId } = await payment();
    const stranger = await memberWith(POINTS);
    const released = (await redeem(memberId, { rewardId: idOf('tenth'), cart: CART })).body.redemptionId;
    await change(released, 'release');
    const unknown = `rdm_${'x'.repeat(22)}`;
    const refused = async (owner: string, redemptions: readonly object[]) => {
      const order = orderBody(10, { memberId: owner, redemptions });
      const reply = await record(order);
      expect((await readOrder(order['orderId'])).status).toBe(404);
      return [...codeAndStatus(reply), reply.body.errors?.[0]?.pointer];
    };
    const own = { redemptionId };
    expect(await refused(stranger, [own])).toEqual([
      409,
      'REDEMPTION_OF_OTHER_MEMBER',
      '/redemptions/0/redemptionId',
    ]);
    expect(await refused(memberId, [own, own])).toEqual([400, 'REQUEST_INVALID', '/redemptions/1']);
    expect(await refused(memberId, Array(PER_ORDER + 1).fill(own))).toEqual([
      422,
      'TOO_MANY_REDEMPTIONS',
      '/redemptions',
    ]);
    expect(await refused(memberId, [own, { redemptionId: unknown }])).toEqual([
      404,
      'REDEMPTION_NOT_FOUND',
      '/redemptions/1/redemptionId',
    ]);
    expect(await refused(memberId, [{ code: 'CAFE-9999-9999-9999' }])).toEqual([
      404,
      'COUPON_NOT_FOUND',
      '/redemptions/0/code',
    ]);
    expect(await refused(memberId, [own, { redemptionId: released }])).toEqual([
      409,
      'REDEMPTION_RELEASED',
      '/redemptions/1',
    ]);
    expect(await refused(memberId, [{ redemptionId, points: PAID + 1 }])).toEqual([
      422,
      'HOLD_EXCEEDED',
      '/redemptions/0/points',
    ]);
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS - PAID, held: PAID });
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 5 });
  });
});

describe('coupons on an order', () => {
  const giftCode = async (memberId: string): Promise<{ redemptionId: string; code: string }> => {
    const { body } = await redeem(memberId, { rewardId: idOf('gift'), capture: true });
    return { redemptionId: body.redemptionId, code: body.coupon.code };
  };

  test('are used by whoever has the code, beside redemptions of the own account', async () => {
    const giver = await memberWith(POINTS);
    const { redemptionId: gift, code } = await giftCode(giver);
    const { memberId, redemptionId, order } = await payment();
    const tenth = (await redeem(memberId, { rewardId: idOf('tenth'), cart: CART })).body.redemptionId;
    const redemptions = [{ redemptionId }, { code: code.toLowerCase() }, { redemptionId: tenth }];
    const { status, body } = await record({ ...order, redemptions });
    expect([status, body.redemptions]).toMatchObject([
      201,
      [
        { redemptionId, points: PAID },
        { redemptionId: gift, points: 300 },
        { redemptionId: tenth, points: 100 },
      ],
    ]);
    expect((await readRedemption(gift)).coupon.usedAt).not.toBe(null);
    expect(codeAndStatus(await record(orderBody(30, { redemptions: [{ code }] })))).toEqual([
      409,
      'COUPON_USED',
    ]);
    const back = await refund(order['orderId'], ALL);
    expect(back.restored).toBe(PAID + 300 + 100);
    expect((await balanceOf(giver)).active).toBe(POINTS);
    expect((await balanceOf(memberId)).active).toBe(POINTS);
    for (const owner of [giver, memberId]) expect(await proof(owner)).toMatchObject({ proved: true });
  });

  test('are used once, whoever wants it: also by orders of nobody, all at once', async () => {
    const giver = await memberWith(POINTS);
    const { code } = await giftCode(giver);
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => record(orderBody(30, { redemptions: [{ code }] }))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await proof(giver)).toMatchObject({ proved: true, entries: 4 });
  });
});

describe('a reward with a stock on an order', () => {
  const unitsLeft = async (name = 'rare'): Promise<number> => {
    const { body } = await call('GET', '/v1/rewards');
    return body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === idOf(name)).stock.left;
  };
  const isWaiting = async (redemptionId: string): Promise<boolean> => {
    const { body } = await call('GET', '/v1/fulfillments?limit=100');
    return body.fulfillments.some((each: { redemptionId: string }) => each.redemptionId === redemptionId);
  };

  test('has its unit back once nothing of the order is left, also when that was said before', async () => {
    const memberId = await memberWith(POINTS);
    const authorize = async () => (await redeem(memberId, { rewardId: idOf('rare') })).body.redemptionId;
    const redemptionId = await authorize();
    const order = orderBody(10, { memberId, redemptions: [{ redemptionId }] });
    expect((await record(order)).status).toBe(201);
    expect([await unitsLeft(), await isWaiting(redemptionId)]).toEqual([ONE_OF_A_KIND - 1, true]);
    expect((await refund(order['orderId'], money(500))).restored).toBe(0);
    expect((await refund(order['orderId'], ALL)).restored).toBe(10);
    expect([await unitsLeft(), await isWaiting(redemptionId)]).toEqual([ONE_OF_A_KIND, false]);

    const another = await authorize();
    const early = orderBody(10, { memberId, redemptions: [{ redemptionId: another }] });
    await refund(early['orderId'], ALL);
    expect((await record(early)).body.refunds).toMatchObject([{ status: 'applied', restored: 10 }]);
    expect([await unitsLeft(), await isWaiting(another)]).toEqual([ONE_OF_A_KIND, false]);
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS, held: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('gives units back together, and is captured once', async () => {
    const memberId = await memberWith(POINTS);
    const codes: string[] = [];
    while (codes.length < PER_ORDER)
      codes.push((await redeem(memberId, { rewardId: VOUCHER.id, capture: true })).body.coupon.code);
    const order = orderBody(50, { memberId, redemptions: codes.map((code) => ({ code })) });
    expect((await record(order)).status).toBe(201);
    const left = await unitsLeft('voucher');
    expect(await refund(order['orderId'], ALL)).toMatchObject({ restored: PER_ORDER * 10 });
    expect(await unitsLeft('voucher')).toBe(left + PER_ORDER);
    expect((await balanceOf(memberId)).active).toBe(POINTS);
    expect(await proof(memberId)).toMatchObject({ proved: true });

    const authorize = async () => (await redeem(memberId, { rewardId: idOf('rare') })).body.redemptionId;
    const redemptions = [{ redemptionId: await authorize() }, { redemptionId: await authorize() }];
    const both = await record(orderBody(10, { memberId, redemptions }));
    expect(codeAndStatus(both)).toEqual([422, 'TOO_MANY_REDEMPTIONS']);
  });
});

describe('a quote', () => {
  const quote = (body: object, bearer?: string): Promise<Reply> =>
    call('POST', '/v1/quotes', { body: { ...CART, ...body }, ...(bearer === undefined ? {} : { bearer }) });

  test('applies rewards one after the other, and says what is earned then', async () => {
    const memberId = await memberWith(650);
    const { body } = await quote(
      {
        apply: [
          { rewardId: idOf('tenth') },
          { rewardId: idOf('pay') },
          { rewardId: idOf('tenth') },
          { rewardId: idOf('foreign') },
        ],
      },
      await tokenOf(memberId),
    );
    const off = (amounts: readonly [string, number][]) =>
      amounts.map(([lineId, amount]) => ({ kind: 'line_discount', lineId, amount }));
    expect(body.applied).toMatchObject([
      {
        rewardId: idOf('tenth'),
        points: 100,
        refusal: null,
        discounts: off([
          ['mugs', 400],
          ['pot', 600],
        ]),
      },
      { rewardId: idOf('pay'), points: 550, refusal: null },
      { rewardId: idOf('tenth'), points: 0, discounts: [], refusal: { code: 'INSUFFICIENT_POINTS' } },
      { rewardId: idOf('foreign'), refusal: { code: 'REWARD_NOT_AVAILABLE' } },
    ]);
    // $100 less $10 less $5.50.
    expect(body.earned.points).toBe(84);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 2 });
  });

  test('says of coupons what they take off, of nobody what is missing, and stops who guesses', async () => {
    const giver = await memberWith(POINTS);
    const { code } = (await redeem(giver, { rewardId: idOf('gift'), capture: true })).body.coupon;
    const { body } = await quote({ apply: [{ code }, { code }, { rewardId: idOf('tenth') }] });
    expect([body.isMember, body.applied]).toMatchObject([
      false,
      [
        { rewardId: idOf('gift'), code, points: 0, refusal: null },
        { rewardId: idOf('gift'), refusal: { code: 'COUPON_USED' } },
        { rewardId: idOf('tenth'), refusal: { code: 'MEMBER_NOT_FOUND' } },
      ],
    ]);
    expect(body.earned.points).toBe(EARNED);
    const small = { lines: [{ sku: 'mug', quantity: 1, unitPrice: 1_000 }], apply: [{ code }] };
    expect((await quote(small)).body.applied).toMatchObject([{ refusal: { code: 'REWARD_NOT_AVAILABLE' } }]);

    const { memberId } = await enroll();
    await grant(memberId, 10);
    const bearer = await tokenOf(memberId);
    const guess = (index: number) => quote({ apply: [{ code: `CAFE-3333-3333-33${10 + index}` }] }, bearer);
    for (let index = 0; index < 10; index += 1)
      expect((await guess(index)).body.applied).toMatchObject([{ refusal: { code: 'COUPON_NOT_FOUND' } }]);
    const stopped = await guess(10);
    expect(codeAndStatus(stopped)).toEqual([429, 'TOO_MANY_GUESSES']);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
