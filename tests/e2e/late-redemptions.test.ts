import { describe, expect, test } from 'vitest';
import { recordOrder } from '../../functions/orders/record-order.ts';
import { authorizeRedemption } from '../../functions/rewards/authorize-redemption.ts';
import { releaseRedemption } from '../../functions/rewards/release-redemption.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import * as orders from '../../shared/contracts/operations/orders.ts';
import * as redemptions from '../../shared/contracts/operations/redemptions.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { aProgram } from '../domain/builders.ts';
import { storesWith } from './handlers.ts';
import { memberWith } from './rewards-program.ts';
import { account, call, orderBody, proof, target, unique } from './target.ts';

const { local } = target;
const HOLD_MINUTES = 30;
const POINTS = 1_000;
const reward = (id: string, changes: Pick<Reward, 'benefit'> & Partial<Reward>): Reward => ({
  id: unique(id),
  name: id,
  returns: 'in_proportion',
  ...changes,
});
const PAY = reward('pay', {
  benefit: { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 },
});
const LAST = reward('last', {
  benefit: { kind: 'by_hand', instructions: 'Wrap it.' },
  price: { points: 10 },
  stock: 1,
});

/** The handlers themselves over the stack's own tables, because holds that lapse want a clock of ours. */
describe.skipIf(local === null)('an order whose redemption has lapsed', () => {
  const now = Math.floor(Date.now() / 1000);
  const later = now + (HOLD_MINUTES + 1) * 60;

  function api() {
    const program = aProgram({
      redemption: { holdMinutes: HOLD_MINUTES, perOrder: 5 },
      rewards: [PAY, LAST],
    });
    const deps = storesWith(programHistory([{ program, effectiveFrom: 0 }]));
    const send = async (route: Route, operation: Operation, input: ApiCall, at: number) => {
      const { statusCode, body } = await route.run(apiEvent(operation, input) as unknown as ApiEvent, at);
      return { status: statusCode, body: JSON.parse(body ?? 'null') };
    };
    return {
      /** Half an hour before the orders, where nothing else is said. */
      async authorize(memberId: string, body: object, at = now): Promise<string> {
        const input = { path: { memberId }, headers: { 'idempotency-key': unique('redeem') }, body };
        const redeemed = await send(authorizeRedemption(deps), redemptions.authorizeRedemption, input, at);
        expect(redeemed.status).toBe(201);
        return redeemed.body.redemptionId;
      },
      release(redemptionId: string) {
        const input = { path: { redemptionId }, headers: { 'idempotency-key': 'release' }, body: {} };
        return send(releaseRedemption(deps), redemptions.releaseRedemption, input, later);
      },
      order: (body: object) => send(recordOrder(deps), orders.recordOrder, { body }, later),
    };
  }

  const CART = {
    currency: 'USD',
    lines: [{ lineId: '1', sku: 'mug', quantity: 1, unitPrice: 100_000 }],
  };

  test('captures it late, while the points are still there', async () => {
    const { authorize, order } = api();
    const memberId = await memberWith(POINTS);
    const redemptionId = await authorize(memberId, { rewardId: PAY.id, points: 800, cart: CART });
    const rival = await authorize(memberId, { rewardId: PAY.id, points: 200, cart: CART });
    const body = orderBody(100, { memberId, redemptions: [{ redemptionId }] });
    const { status, body: recorded } = await order(body);
    expect([status, recorded]).toMatchObject([
      201,
      {
        redemptions: [{ redemptionId, points: 800, status: 'captured' }],
        balance: { active: 200, held: 0 },
      },
    ]);
    expect((await order(body)).body).toEqual(recorded);
    expect((await order(orderBody(100, { memberId, redemptions: [{ redemptionId: rival }] }))).status).toBe(
      201,
    );
    expect((await account(memberId)).balance).toMatchObject({ active: 0, held: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('is refused and not recorded when they are spent, and nothing else of it is captured', async () => {
    const { authorize, order } = api();
    const memberId = await memberWith(POINTS);
    const lapsed = await authorize(memberId, { rewardId: PAY.id, points: 800, cart: CART });
    const small = await authorize(memberId, { rewardId: PAY.id, points: 200, cart: CART });
    const first = orderBody(100, { memberId, redemptions: [{ redemptionId: small }] });
    expect((await order(first)).status).toBe(201);
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: -1, reason: 'for a test', actor: 'test' },
      headers: { 'idempotency-key': unique('take') },
    });
    const late = orderBody(100, { memberId, redemptions: [{ redemptionId: lapsed }] });
    const refused = await order(late);
    expect([refused.status, refused.body.code]).toEqual([409, 'INSUFFICIENT_POINTS']);
    expect((await call('GET', `/v1/orders/${late['orderId']}`)).status).toBe(404);
    expect((await account(memberId)).balance).toMatchObject({ active: 799, held: 0 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('has the last unit of a stock again, unless somebody took it', async () => {
    const { authorize, release, order } = api();
    const [slow, quick] = [await memberWith(POINTS), await memberWith(POINTS)];
    const lapsed = await authorize(slow, { rewardId: LAST.id });
    const orderOf = (memberId: string, redemptionId: string) =>
      orderBody(100, { memberId, redemptions: [{ redemptionId }] });
    const anew = await authorize(quick, { rewardId: LAST.id }, later);
    const refused = await order(orderOf(slow, lapsed));
    expect([refused.status, refused.body.code]).toEqual([409, 'REWARD_OUT_OF_STOCK']);
    await release(anew);
    expect((await order(orderOf(slow, lapsed))).status).toBe(201);
    for (const memberId of [slow, quick]) expect(await proof(memberId)).toMatchObject({ proved: true });
  });
});
