import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ALL,
  balanceOf,
  CART,
  EARNED,
  PAID,
  PER_ORDER,
  POINTS,
  paidProgram,
  payment,
  readOrder,
  readRedemption,
  record,
  refund,
} from './paid-orders.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { change, codeAndStatus, memberWith, redeem } from './rewards-program.ts';
import { orderBody, proof, unique } from './target.ts';

const { document, idOf } = paidProgram();
const pay = () => payment(idOf('pay'));

beforeAll(async () => {
  await enforced(document);
});
afterAll(leaveAsFound);

describe('an order that is paid with points', () => {
  test('spends them and earns in one step', async () => {
    const { memberId, redemptionId, order } = await pay();
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
    const { memberId, order } = await pay();
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
    const { memberId, order } = await pay();
    const replies = await Promise.all(Array.from({ length: 8 }, () => record(order)));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
    for (const { body } of replies) expect(body).toEqual(replies[0]?.body);
    expect(await balanceOf(memberId)).toMatchObject({ active: POINTS - PAID + EARNED, held: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('can spend a part of what is held; the rest is given up or canceled with it', async () => {
    const { memberId, redemptionId, order } = await pay();
    const { status, body } = await record({ ...order, redemptions: [{ redemptionId, points: 200 }] });
    expect([status, body.redemptions[0].points, body.balance.held]).toEqual([201, 200, PAID - 200]);
    const other = orderBody(10, { memberId, redemptions: [{ redemptionId }] });
    expect(codeAndStatus(await record(other))).toEqual([409, 'REDEMPTION_OF_ORDER']);
    expect((await refund(order['orderId'], ALL)).restored).toBe(200);
    expect(await balanceOf(memberId)).toEqual({ active: POINTS, pending: 0, held: 0, deficit: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});

describe('a redemption that several orders want', () => {
  test('is had by exactly one of them, and of the others nothing is written', async () => {
    const { memberId, redemptionId, order } = await pay();
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
    const { memberId, redemptionId } = await pay();
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
    const { memberId, redemptionId, order } = await pay();
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
