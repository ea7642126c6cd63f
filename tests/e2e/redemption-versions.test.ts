import { describe, expect, test } from 'vitest';
import { recordOrder } from '../../functions/orders/record-order.ts';
import { authorizeRedemption } from '../../functions/rewards/authorize-redemption.ts';
import { captureRedemption } from '../../functions/rewards/capture-redemption.ts';
import * as orders from '../../shared/contracts/operations/orders.ts';
import * as redemptions from '../../shared/contracts/operations/redemptions.ts';
import { programHistory } from '../../shared/domain/program/program-history.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { aProgram } from '../domain/builders.ts';
import { send, storesWith } from './handlers.ts';
import { memberWith } from './rewards-program.ts';
import { account, orderBody, proof, target, unique } from './target.ts';

const { local } = target;
const POINTS = 1_000;
const reward = (id: string, changes: Pick<Reward, 'benefit'> & Partial<Reward>): Reward => ({
  id: unique(id),
  name: id,
  price: { points: 100 },
  returns: 'in_proportion',
  ...changes,
});
const COUPON = reward('coupon', {
  benefit: { kind: 'amount_off', amount: { USD: 500 } },
  coupon: { codes: { kind: 'generated', length: 12 } },
});
const GONE = reward('gone', { benefit: { kind: 'percent_off', percent: 10 }, stock: 5 });
const BY_HAND = reward('by-hand', { benefit: { kind: 'by_hand', instructions: 'Wrap it.' } });

describe.skipIf(local === null)('a redemption whose program changes', () => {
  const now = Math.floor(Date.now() / 1000);
  const later = now + 60;
  const first = aProgram({
    currencies: [{ code: 'USD', minorDigits: 2 }],
    rewards: [COUPON, GONE, BY_HAND],
  });
  const { coupon: _coupon, ...plain } = COUPON;
  const second = { ...first, version: first.version + 1, rewards: [{ ...plain, price: { points: 900 } }] };
  const deps = () =>
    storesWith(
      programHistory([
        { program: first, effectiveFrom: 0 },
        { program: second, effectiveFrom: later },
      ]),
    );
  const authorize = (memberId: string, body: object, at: number, key = unique('redeem')) => {
    const input = { path: { memberId }, headers: { 'idempotency-key': key }, body };
    return send(authorizeRedemption(deps()), redemptions.authorizeRedemption, input, at);
  };

  test('is answered as it was first, also where it could not be asked for any more', async () => {
    const memberId = await memberWith(POINTS);
    const body = { rewardId: COUPON.id, capture: true };
    const issued = await authorize(memberId, body, now, 'once');
    expect(issued.status).toBe(201);
    const again = await authorize(memberId, body, later, 'once');
    expect([again.status, again.body]).toEqual([200, issued.body]);
    const fresh = authorize(memberId, body, later, 'twice');
    await expect(fresh).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    expect((await account(memberId)).balance).toMatchObject({ active: POINTS - 100, held: 0 });
  });

  test('stays judged by the version that it was authorized by', async () => {
    const memberId = await memberWith(POINTS);
    const captured = (await authorize(memberId, { rewardId: GONE.id }, now)).body.redemptionId;
    const input = { path: { redemptionId: captured }, headers: { 'idempotency-key': 'c' }, body: {} };
    const capture = await send(captureRedemption(deps()), redemptions.captureRedemption, input, later);
    expect([capture.status, capture.body.spent]).toEqual([201, 100]);
    const { code } = (await authorize(memberId, { rewardId: COUPON.id, capture: true }, now)).body.coupon;
    const { redemptionId } = (await authorize(memberId, { rewardId: GONE.id }, now)).body;
    const order = orderBody(100, { memberId, redemptions: [{ redemptionId }, { code }] });
    const recorded = await send(recordOrder(deps()), orders.recordOrder, { body: order }, later);
    expect([recorded.status, recorded.body.redemptions]).toMatchObject([
      201,
      [{ points: 100 }, { points: 100 }],
    ]);
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('is not had in a currency that the program does not know', async () => {
    const memberId = await memberWith(POINTS);
    const asked = { rewardId: BY_HAND.id, currency: 'XXX', platform: 'shopify' };
    const refused = await authorize(memberId, asked, now, 'currency');
    expect([refused.status, refused.body.code]).toEqual([409, 'REWARD_NOT_AVAILABLE']);
    expect((await account(memberId)).balance).toMatchObject({ active: POINTS, held: 0 });
    const known = await authorize(memberId, { ...asked, currency: 'USD' }, now, 'currency');
    expect(known.status).toBe(201);
  });
});
