import { RETURNS } from './campaign-program.ts';
import type { AppliedRefund, Outcome } from './outcome.ts';
import type { RedemptionRecord } from './redemption-record.ts';
import { type SpentPoints, spentOnRemainder } from './remaining-order.ts';
import type { Story } from './story.ts';

/** What one redemption gave to one order. */
export interface OrderSpending extends SpentPoints {
  readonly redemptionId: string;
  /** Whose points they are. */
  readonly memberId: string;
  /** Still spent after all refunds of the order. */
  left: number;
}

export function spendingOf(record: RedemptionRecord, story: Story): OrderSpending {
  const { redemptionId, memberId, plan, orders, discounts } = record;
  const points = orders.find(({ orderId }) => orderId === story.orderId)?.points ?? 0;
  const paidFor =
    discounts.size > 0 ? discounts : plan.rewardId === 'voucher' ? listValues(story) : new Map();
  return { redemptionId, memberId, points, returns: RETURNS[plan.rewardId], paidFor, left: points };
}

/** A code takes off no line in particular: what it paid for is each line by its price. */
const listValues = ({ lines }: Story): ReadonlyMap<string, number> =>
  new Map(lines.map(({ lineId, unitPrice, quantity }) => [lineId, unitPrice * quantity]));

/** What refunds that were booked together gave back. */
export interface Returns {
  readonly refundIds: readonly string[];
  /** As their answers say. */
  readonly restored: number;
  readonly returned: readonly { readonly memberId: string; readonly points: number }[];
}

/** In the order in which the refunds were booked; leaves in each spending what stays spent. */
export function returnsOf(
  { story, refunds, recordedOn }: Pick<Outcome, 'story' | 'refunds' | 'recordedOn'>,
  spendings: readonly OrderSpending[],
): readonly Returns[] {
  const applied = new Set<string>();
  return bookedTogether(refunds, recordedOn).map((batch) => {
    for (const { refundId } of batch) applied.add(refundId);
    const returned = spendings.flatMap((spending) => {
      const { memberId, left: before } = spending;
      spending.left = spentOnRemainder(spending, story, applied);
      return before === spending.left ? [] : [{ memberId, points: before - spending.left }];
    });
    return {
      refundIds: batch.map(({ refundId }) => refundId),
      restored: batch.reduce((sum, { restored }) => sum + restored, 0),
      returned,
    };
  });
}

/** Those that came before the order are booked with it; the others one by one, first on the account that it was recorded on. */
function bookedTogether(
  refunds: readonly AppliedRefund[],
  recordedOn: string,
): readonly (readonly AppliedRefund[])[] {
  const early = refunds.filter(({ isEarly }) => isEarly);
  const late = refunds.filter(({ isEarly }) => !isEarly);
  const isAfterClaim = ({ bookedOn }: AppliedRefund) => (bookedOn === recordedOn ? 0 : 1);
  late.sort((a, b) => isAfterClaim(a) - isAfterClaim(b) || a.sequence - b.sequence);
  return [...(early.length === 0 ? [] : [early]), ...late.map((refund) => [refund])];
}
