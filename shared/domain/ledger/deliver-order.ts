import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Delivery } from './entry.ts';
import { lotOnDelivery } from './lot-dates.ts';
import type { OrderState } from './order-state.ts';
import type { EarnedLot, Posting } from './posting.ts';
import { CLOCK_TOLERANCE_SECONDS } from './record-order.ts';
import { settle } from './settle.ts';
import type { Span } from './span.ts';

/**
 * Records that an order's goods arrived. What still waits of its points becomes active at the first local midnight from
 * then on, at once where that is past, and no later than it would have; a refund after it finds them there. Under a
 * version that does not wait for deliveries it is recorded and changes nothing. It is no activity of the member. An order
 * is delivered once, which is the caller's replay and a bug here.
 *
 * Refusals, in this order: DELIVERY_BEFORE_ORDER, DELIVERY_IN_FUTURE.
 *
 * @param program the version that `state` names, not the current one.
 * @param inForce the current one, by which the member's tier is judged; `program` where it is not given
 */
export function deliverOrder(
  account: Account,
  state: OrderState,
  deliveredAt: EpochSeconds,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<Delivery> | Refusal {
  const refusal = refuseDelivery(state, deliveredAt, now);
  if (refusal) return refusal;
  if (state.delivery !== null) throw new Error(`order ${state.order.orderId} was delivered before`);
  const settled = settle(account, now);
  const lot = lotOnDelivery(state.lot, deliveredAt, program);
  const moved = lot === state.lot ? 0 : waitingOf(settled.account, state);
  return append<Delivery>(settled, inForce, {
    cause: {
      kind: 'delivery',
      orderId: state.order.orderId,
      deliveredAt,
      moved,
      lot: moved === 0 ? state.lot : lot,
    },
    occurredAt: deliveredAt,
    programVersion: state.programVersion,
    ...spanOf(settled.account, state.lot),
    postings: moved === 0 ? [] : move(moved, state.lot, lot),
  });
}

function refuseDelivery({ order }: OrderState, deliveredAt: EpochSeconds, now: EpochSeconds): Refusal | null {
  if (deliveredAt < order.placedAt) {
    const detail = `deliveredAt is ${order.placedAt - deliveredAt} seconds before order ${order.orderId} was placed.`;
    return refuse('DELIVERY_BEFORE_ORDER', detail, '/deliveredAt');
  }
  if (deliveredAt > now + CLOCK_TOLERANCE_SECONDS) {
    const detail = `deliveredAt is ${deliveredAt - now} seconds in the future; at most ${CLOCK_TOLERANCE_SECONDS} are tolerated.`;
    return refuse('DELIVERY_IN_FUTURE', detail, '/deliveredAt');
  }
  return null;
}

/** A delivery prolongs nothing; the entry carries the span so that it can tell when the points end. */
function spanOf({ spans }: Account, { expiresAt }: EarnedLot): { readonly span?: Span } {
  const span = spans.find(({ id }) => id === expiresAt);
  return span === undefined ? {} : { span };
}

/** All of an order's points wait until one moment, and refunds take from there first: what it keeps is what waits. */
function waitingOf({ pending }: Account, { lot, kept }: OrderState): number {
  const waiting = pending.find(
    ({ activatesAt, expiresAt }) => activatesAt === lot.activatesAt && expiresAt === lot.expiresAt,
  );
  return Math.min(waiting?.points ?? 0, kept);
}

function move(points: number, from: EarnedLot, to: EarnedLot): readonly Posting[] {
  return [
    { account: 'pending', points: -points, ...from },
    { account: 'pending', points, ...to },
  ];
}
