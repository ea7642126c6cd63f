import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CART, EARNED, POINTS, paidProgram } from './paid-orders.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { codeAndStatus, grant, memberWith, redeem, tokenOf } from './rewards-program.ts';
import { call, enroll, proof, type Reply } from './target.ts';

const { document, idOf } = paidProgram();

beforeAll(async () => {
  await enforced(document);
});
afterAll(leaveAsFound);

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
