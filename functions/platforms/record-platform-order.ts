import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { OrderRequest } from '../../shared/contracts/orders.ts';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import { CouponCode } from '../../shared/contracts/reward-ids.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../../shared/domain/refusal.ts';
import { normalizedCode } from '../../shared/domain/rewards/coupon-code.ts';
import type { RecordIntent } from '../../shared/platforms/intent.ts';
import type { PlatformsDeps } from './deps.ts';
import { unlessDiffering } from './known-already.ts';
import { asksForRemainder, restOfOrder } from './refund-platform-order.ts';

/** As many as the contract of an order takes; no program allows so many. */
const MAX_COUPONS = 20;

/** Refusals of an order itself; each other is of a redemption in it. */
const OF_ORDERS: readonly RefusalCode[] = [
  'MEMBER_NOT_FOUND',
  'CURRENCY_NOT_IN_PROGRAM',
  'ORDER_PLACED_IN_FUTURE',
];

/**
 * Records an order that a platform tells of, with the coupons of ours among its codes as redemptions. A redemption that is
 * refused (the coupon was used elsewhere, or has expired) is left out, logged and counted: the order is a fact, and the
 * platform has given the discount already.
 *
 * An order that is refused itself is set aside: what the program does not take today (its currency, a date ahead of our
 * clock) it may take later, and a platform does not keep it for so long. It stays there until somebody retries it, with
 * the code it came with and without what it told of the person.
 *
 * Idempotent by order id. Refunds that had come before it and turn out to be more than all of it give back all of it.
 */
export function recordPlatformOrder(deps: Omit<PlatformsDeps, 'secrets'>) {
  const rest = restOfOrder(deps);
  return async (
    { request, coupons, signals }: RecordIntent,
    now: EpochSeconds,
  ): Promise<readonly PlatformDeed[]> => {
    const { orderId } = request;
    const deed = (outcome: PlatformDeed['outcome'], detail: string | null = null): PlatformDeed => ({
      kind: 'order',
      orderId,
      refundId: null,
      outcome,
      detail,
    });
    const own = await ownCoupons(deps, coupons);
    const whole = signals === undefined ? request : { ...request, signals };
    const recording = await unlessDiffering(recordWithCoupons(deps, whole, own, now));
    const answer = recording === 'differs' ? await asRecorded(deps, whole, own, now) : recording;
    if (answer === 'differs') return [deed('differs')];
    if (isRefusal(answer)) {
      const order = JSON.stringify({ request, coupons });
      const { code, detail } = answer;
      await deps.setAside.keep({ orderId, code, detail, setAsideAt: now, order });
      return [deed('set_aside', `${code}: ${detail}`)];
    }
    const tooLarge = answer.body.refunds.filter(({ refusal }) => asksForRemainder(refusal?.detail));
    const rests: PlatformDeed[] = [];
    for (const { refundId } of tooLarge) rests.push(await rest(orderId, refundId, now));
    return [deed(answer.status === 200 ? 'known' : 'done'), ...rests];
  };
}

/**
 * An order that was recorded before, perhaps without redemptions that had been refused, or without the code of an advocate,
 * which the shop wrote to it later or nobody looked for then: asked for as it was. Its place is taken, so nothing is recorded.
 */
async function asRecorded(
  deps: Pick<PlatformsDeps, 'recordOrder' | 'redeemedOn'>,
  request: OrderRequest,
  own: readonly OwnCoupon[],
  now: EpochSeconds,
) {
  const { referral, ...withoutCode } = request;
  const redeemed = own.length === 0 ? [] : await deps.redeemedOn(request.orderId);
  const left = own.filter(({ redemptionId }) => redeemed.includes(redemptionId));
  const first = left.length === own.length ? [] : [request];
  for (const asked of referral === undefined ? first : [...first, withoutCode]) {
    const answer = await unlessDiffering(deps.recordOrder(withRedemptions(asked, left), now));
    if (answer !== 'differs') return answer;
  }
  return 'differs';
}

interface OwnCoupon {
  readonly code: string;
  readonly redemptionId: string;
}

/** The codes that are coupons somebody has of us, each once however it is written. */
async function ownCoupons(
  { coupons }: Pick<PlatformsDeps, 'coupons'>,
  codes: readonly string[],
): Promise<readonly OwnCoupon[]> {
  const possible = codes.filter((code) => CouponCode.safeParse(code).success);
  const once = [...new Map(possible.map((code) => [normalizedCode(code), code])).values()];
  const found = await Promise.all(once.map((code) => coupons.find(code)));
  const own = once.flatMap((code, index) => {
    const redemptionId = found[index]?.redemptionId;
    return redemptionId ? [{ code, redemptionId }] : [];
  });
  return own.slice(0, MAX_COUPONS);
}

async function recordWithCoupons(
  deps: Pick<PlatformsDeps, 'recordOrder' | 'log' | 'metrics'>,
  request: OrderRequest,
  own: readonly OwnCoupon[],
  now: EpochSeconds,
) {
  let left = own;
  for (;;) {
    const answer = await deps.recordOrder(withRedemptions(request, left), now);
    if (!isRefusal(answer) || left.length === 0 || OF_ORDERS.includes(answer.code)) return answer;
    left = withoutRefused(left, answer);
    deps.log.warn('an order of a platform is recorded without a redemption', {
      orderId: request.orderId,
      code: answer.code,
    });
    deps.metrics.addMetric('PlatformRedemptionsRefused', MetricUnit.Count, 1);
  }
}

function withRedemptions(request: OrderRequest, own: readonly OwnCoupon[]): OrderRequest {
  return own.length === 0 ? request : { ...request, redemptions: own.map(({ code }) => ({ code })) };
}

/** The refusal names the redemption at fault by its place; where it does not, the last goes first. */
function withoutRefused(own: readonly OwnCoupon[], { field }: Refusal): readonly OwnCoupon[] {
  const named = /^\/redemptions\/(\d+)/.exec(field ?? '')?.[1];
  const at = named === undefined ? own.length - 1 : Math.min(Number(named), own.length - 1);
  return own.filter((_, index) => index !== at);
}
