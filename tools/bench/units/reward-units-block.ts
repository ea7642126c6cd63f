import * as coupons from '../../../shared/contracts/operations/coupons.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import * as orders from '../../../shared/contracts/operations/orders.ts';
import * as redemptions from '../../../shared/contracts/operations/redemptions.ts';
import { listMemberRewards } from '../../../shared/contracts/operations/rewards.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { POOL, REWARD_PROGRAM } from '../harness/reward-program.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi, type TappedApi } from '../harness/tapped-api.ts';
import { fillStatement } from './filled-statement.ts';
import { type CallMeter, callMeter, type MeteredCall } from './metered-call.ts';

const { currency, lines } = sampleOrder(6, {}, 3);
const cart = { currency, lines };
/** So many that no part of the pool is empty. */
const POOLED_CODES = 1_000;

/** Calls each operation on rewards as a shop would, and reports what the engine says it consumed. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<readonly MeteredCall[]> {
  const tapped = await openTappedApi(assembly, REWARD_PROGRAM);
  try {
    return await meterAll(tapped);
  } finally {
    await tapped.close();
  }
}

async function meterAll(tapped: TappedApi): Promise<readonly MeteredCall[]> {
  const { api } = tapped;
  const memberId = await openAccount(api);
  await wakeUp(api, memberId);
  const calls = callMeter(tapped);
  await meterMoves(calls, memberId);
  await meterStock(calls, memberId);
  await meterCoupons(calls, memberId);
  await meterOrders(calls, memberId);
  const { meter } = calls;
  await meter('rewards of a member', listMemberRewards, { path: { memberId }, query: { currency } });
  await meter('quote of 3 lines with a reward applied', orders.quoteCart, {
    body: { memberId, ...cart, apply: [{ rewardId: 'tenth' }] },
  });
  return calls.metered;
}

async function openAccount(api: DeployedApi): Promise<string> {
  const { body } = await api.call(enrollMember, { body: { customerId: 'customer-48151' } });
  await fillStatement(api, body.memberId);
  return body.memberId;
}

/** Each function looks at what is published with its first call; the pool has its codes, and a counter is there. */
async function wakeUp(api: DeployedApi, memberId: string): Promise<void> {
  const codes = Array.from({ length: POOLED_CODES }, (_, index) => `CARD-${10_000 + index}`);
  await api.call(coupons.importCodes, { path: { poolId: POOL }, body: { codes } });
  const { body } = await api.call(redemptions.authorizeRedemption, ask(memberId, { rewardId: 'ample' }));
  await api.call(redemptions.releaseRedemption, change(body.redemptionId));
  const issued = await api.call(
    redemptions.authorizeRedemption,
    ask(memberId, { rewardId: 'coupon', capture: true }),
  );
  await api.call(coupons.validateCoupon, { body: { code: issued.body.coupon.code } });
}

async function meterMoves({ meter }: CallMeter, memberId: string): Promise<void> {
  const { authorizeRedemption, captureRedemption, releaseRedemption, cancelRedemption } = redemptions;
  const wanted = ask(memberId, { rewardId: 'tenth', cart });
  const { redemptionId } = await meter('authorization', authorizeRedemption, wanted);
  await meter('the same authorization again', authorizeRedemption, wanted);
  await meter('redemption as it stands', redemptions.readRedemption, { path: { redemptionId } });
  await meter('capture', captureRedemption, change(redemptionId));
  await meter('cancellation', cancelRedemption, change(redemptionId));
  const paying = ask(memberId, { rewardId: 'pay', points: 50, cart });
  const unwanted = await meter('authorization of points that pay', authorizeRedemption, paying);
  await meter('release', releaseRedemption, change(unwanted.redemptionId));
}

async function meterStock({ meter, meterRefusal, unmetered }: CallMeter, memberId: string): Promise<void> {
  const { authorizeRedemption, captureRedemption, releaseRedemption, cancelRedemption } = redemptions;
  const counted = (rewardId = 'ample') => ask(memberId, { rewardId });
  const { redemptionId } = await meter('authorization, with a stock', authorizeRedemption, counted());
  await meter('capture, with a stock', captureRedemption, change(redemptionId));
  await meter('cancellation, with a stock', cancelRedemption, change(redemptionId));
  const unwanted = await unmetered(authorizeRedemption, counted());
  await meter('release, with a stock', releaseRedemption, change(unwanted.redemptionId));
  await unmetered(authorizeRedemption, counted('single'));
  await meterRefusal(
    'authorization when none is left, refused',
    'REWARD_OUT_OF_STOCK',
    authorizeRedemption,
    counted('single'),
  );
}

async function meterCoupons({ meter }: CallMeter, memberId: string): Promise<void> {
  const bought = (rewardId: string) => ask(memberId, { rewardId, capture: true });
  const { coupon } = await meter('coupon, at once', redemptions.authorizeRedemption, bought('coupon'));
  await meter('coupon of a pool, at once', redemptions.authorizeRedemption, bought('pooled'));
  const { code } = coupon;
  await meter('coupon validated', coupons.validateCoupon, { body: { code } });
  await meter('coupon used', coupons.useCoupon, { headers: keyed(), body: { code } });
}

async function meterOrders({ meter, unmetered }: CallMeter, memberId: string): Promise<void> {
  const usual = sampleOrder(6, { memberId }, 3);
  const { redemptionId } = await unmetered(
    redemptions.authorizeRedemption,
    ask(memberId, { rewardId: 'tenth', cart }),
  );
  const { orderId } = await meter('order of 3 lines that captures a redemption', orders.recordOrder, {
    body: { ...usual, redemptions: [{ redemptionId }] },
  });
  await meter('refund of one line that gives points back', orders.refundOrder, {
    path: { orderId },
    body: { refundId: 'return-1', scope: { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] } },
  });
  const issued = await unmetered(
    redemptions.authorizeRedemption,
    ask(memberId, { rewardId: 'coupon', capture: true }),
  );
  await meter('order of 3 lines with a coupon', orders.recordOrder, {
    body: { ...sampleOrder(7, { memberId }, 3), redemptions: [{ code: issued.coupon.code }] },
  });
}

let keys = 0;

function keyed() {
  keys += 1;
  return { 'idempotency-key': `key-${keys}` };
}

/** A currency where there is no cart that has one. */
const ask = (memberId: string, body: object) => ({
  path: { memberId },
  headers: keyed(),
  body: 'cart' in body ? body : { ...body, currency },
});
const change = (redemptionId: string) => ({ path: { redemptionId }, headers: keyed(), body: {} });
