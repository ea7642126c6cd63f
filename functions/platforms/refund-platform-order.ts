import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { RefundRequest } from '../../shared/contracts/refunds.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { RefundIntent } from '../../shared/platforms/intent.ts';
import type { PlatformsDeps } from './deps.ts';
import { unlessDiffering } from './known-already.ts';

type RefundDeps = Pick<PlatformsDeps, 'refundOrder'>;

/**
 * Refunds what a platform tells of. Idempotent by order id and refund id; before its order it is kept for it.
 *
 * Platforms pay back tax and shipping too, so money can be more than the goods that are left are worth: then all that is
 * left goes back.
 */
export function refundPlatformOrder(deps: RefundDeps) {
  const rest = restOfOrder(deps);
  return async ({ orderId, request }: RefundIntent, now: EpochSeconds): Promise<PlatformDeed> => {
    const first = await refund(deps, orderId, request, now);
    return first.outcome === 'refused' && asksForRemainder(first.detail)
      ? rest(orderId, request.refundId, now)
      : first;
  };
}

/**
 * Whether a refund was refused because it gives back more money than is left, and not because of its lines or units. Both
 * have the code REFUND_EXCEEDS_ORDER; the ledger's advice tells them apart, also where a refund had waited for its order.
 */
export function asksForRemainder(detail: string | null | undefined): boolean {
  return detail?.includes('use scope "remainder"') === true;
}

/**
 * Gives back all that is left, under an id made from that of the refund which was too large; idempotent by that. It has no
 * moment of its own, so that it is the same whether the refund or its order comes first.
 */
export function restOfOrder(deps: RefundDeps) {
  return (orderId: string, refundId: string, now: EpochSeconds): Promise<PlatformDeed> =>
    refund(deps, orderId, { refundId: `${refundId}:remainder`, scope: { kind: 'remainder' } }, now);
}

async function refund(
  { refundOrder }: RefundDeps,
  orderId: string,
  request: RefundRequest,
  now: EpochSeconds,
): Promise<PlatformDeed> {
  const { refundId } = request;
  const deed = (outcome: PlatformDeed['outcome'], detail: string | null = null): PlatformDeed => ({
    kind: 'refund',
    orderId,
    refundId,
    outcome,
    detail,
  });
  const answer = await unlessDiffering(refundOrder(orderId, request, now));
  if (answer === 'differs') return deed('differs');
  if (isRefusal(answer)) {
    return answer.code === 'ORDER_FULLY_REFUNDED'
      ? deed('known', 'All of the order went back before.')
      : deed('refused', `${answer.code}: ${answer.detail}`);
  }
  if (answer.status === 200) return deed('known');
  return deed(answer.body.status === 'awaiting_order' ? 'awaiting_order' : 'done');
}
