import type { EventType } from '../contracts/events.ts';
import { isoTime, isoTimeOrNull } from '../contracts/time.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import type {
  GrantCause,
  IssuedCoupon,
  RedemptionCause,
  RedemptionReturn,
} from '../domain/ledger/redemption.ts';

/** The type of an event and what only it says. */
export interface Told {
  readonly type: EventType;
  readonly data: object;
}

/** What an entry of a redemption tells. The code of a coupon is a secret and no part of any event. */
export function redemptionEvent(cause: RedemptionCause, hold: Entry['hold']): Told {
  const { redemptionId } = cause;
  switch (cause.kind) {
    case 'authorization':
      return cause.captured ? captured(cause) : authorized(cause, hold?.lapsesAt ?? null);
    case 'capture':
      return captured(cause);
    case 'release':
      return { type: 'redemption.released', data: { redemptionId, points: cause.points } };
    case 'redemption_return':
      return { type: 'redemption.returned', data: returned(cause) };
    case 'coupon_use': {
      const { orderId = null, reference = null } = cause;
      return { type: 'coupon.used', data: { redemptionId, orderId, reference } };
    }
    case 'coupon_void':
      return { type: 'coupon.voided', data: { redemptionId } };
    case 'coupon_claim':
      return { type: 'coupon.claimed', data: { redemptionId, fromMemberId: cause.fromMemberId } };
    case 'fulfillment':
      return { type: 'redemption.fulfilled', data: { redemptionId, reference: cause.reference ?? null } };
  }
}

interface Opened {
  readonly redemptionId: string;
  readonly rewardId: string;
  readonly points: number;
}

function authorized({ redemptionId, rewardId, points }: Opened, lapsesAt: number | null): Told {
  const data = { redemptionId, rewardId, points, lapsesAt: isoTimeOrNull(lapsesAt) };
  return { type: 'redemption.authorized', data };
}

interface Captured extends Opened {
  readonly orderId?: string;
  readonly late?: true;
  readonly granted?: GrantCause;
  readonly coupon?: IssuedCoupon;
}

function captured({ redemptionId, rewardId, points, orderId, late, granted, coupon }: Captured): Told {
  return {
    type: 'redemption.captured',
    data: {
      redemptionId,
      rewardId,
      points,
      orderId: orderId ?? null,
      late: late === true,
      granted: granted ?? null,
      hasCoupon: coupon !== undefined,
      couponExpiresAt: coupon === undefined || coupon.expiresAt === null ? null : isoTime(coupon.expiresAt),
    },
  };
}

function returned({ redemptionId, points, spentAfter, orderId, refundId }: RedemptionReturn) {
  return { redemptionId, points, spentAfter, orderId: orderId ?? null, refundId: refundId ?? null };
}
