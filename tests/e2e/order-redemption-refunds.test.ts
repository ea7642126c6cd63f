import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ALL,
  balanceOf,
  money,
  PAID,
  PER_ORDER,
  POINTS,
  paidProgram,
  payment,
  readOrder,
  readRedemption,
  record,
  refund,
  units,
} from './paid-orders.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { codeAndStatus, memberWith, ONE_OF_A_KIND, redeem } from './rewards-program.ts';
import { call, orderBody, proof } from './target.ts';

const { document, idOf } = paidProgram();
const pay = () => payment(idOf('pay'));

beforeAll(async () => {
  await enforced(document);
});
afterAll(leaveAsFound);

/** One after the other; what each gave back. */
async function refunds(orderId: unknown, scopes: readonly object[]): Promise<number[]> {
  const restored: number[] = [];
  for (const scope of scopes) restored.push((await refund(orderId, scope)).restored);
  return restored;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('refunds of an order that was paid with points', () => {
  test('give back in proportion to what the points paid for, by unit and by amount', async () => {
    const { memberId, redemptionId, order } = await pay();
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
        const { memberId, order } = await pay();
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
    const { memberId, order } = await pay();
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
    const { memberId, redemptionId, order } = await pay();
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
      codes.push((await redeem(memberId, { rewardId: idOf('voucher'), capture: true })).body.coupon.code);
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
