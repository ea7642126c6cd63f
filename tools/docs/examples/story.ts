import { OrderRequest } from '../../../shared/contracts/orders.ts';
import { RefundRequest } from '../../../shared/contracts/refunds.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../../shared/domain/ledger/adjust-points.ts';
import { assignTier } from '../../../shared/domain/ledger/assign-tier.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import { deliverOrder } from '../../../shared/domain/ledger/deliver-order.ts';
import { authorizeHold, endHold } from '../../../shared/domain/ledger/hold-points.ts';
import { closeMember, enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { afterChange, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { reverseActivity } from '../../../shared/domain/ledger/reverse-activity.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { orderOf } from '../../../shared/earning/order-command.ts';
import { GUEST_ID, MEMBER_ID, MOMENTS } from './cast.ts';
import { STORY_PROGRAM as program } from './program.ts';
import { REQUESTS } from './requests.ts';

export type Story = ReturnType<typeof tellStory>;

/**
 * The examples' customer, told by the ledger itself: what the documents show of points is what the domain decides, so
 * no example can promise what the engine does not do.
 *
 * @throws Error when the ledger refuses a step: the story and the domain disagree, and the story must be rewritten.
 */
export function tellStory() {
  const guest = recordOrderOf(openAccount(GUEST_ID), REQUESTS.guestOrder, 'guestOrder');
  const enrollment = decided(enrollMember(openAccount(MEMBER_ID), program, at('enrollment')));
  const { claim, transfer } = decided(
    claimOrder(enrollment.account, guest.account, recordedOrder(guest.entry), program, at('claim')),
  );
  if (transfer === null) throw new Error('the claimed order of the story must come from another account');
  const order = recordOrderOf(claim.account, REQUESTS.recordOrder, 'order');
  const ordered = recordedOrder(order.entry);
  const delivery = decided(deliverOrder(order.account, ordered, at('delivery'), program, at('delivery')));
  const { refundId, scope } = RefundRequest.parse(REQUESTS.refundOrder);
  const refund = decided(
    refundOrder(
      delivery.account,
      afterChange(ordered, delivery.entry),
      { refundId, scope, refundedAt: at('refund') },
      program,
      at('refund'),
    ),
  );
  const command = { ...REQUESTS.adjustPoints, adjustmentId: 'ticket-8812-1', keyId: '2f8k1m9q4t7x' };
  const adjustment = decided(adjustPoints(refund.account, command, program, at('adjustment')));
  const { until, ...given } = REQUESTS.assignTier;
  const assignment = decided(
    assignTier(
      adjustment.account,
      {
        ...given,
        until: parseTime(until),
        pin: false,
        assignmentId: 'ticket-8840-1',
        keyId: '2f8k1m9q4t7x',
      },
      program,
      at('assignment'),
    ),
  );
  return {
    guest,
    enrollment,
    claim,
    transfer,
    order,
    delivery,
    refund,
    adjustment,
    assignment,
    ...tellActivity(assignment.account),
  };
}

/** A review that is taken down again, and what comes after. The default program has no rule for reviews. */
function tellActivity(account: Account) {
  const { activityId, type, attributes } = REQUESTS.recordActivity;
  const activity = decided(
    recordActivity(
      account,
      { activityId, type, attributes, occurredAt: at('activity') },
      program,
      at('activity'),
    ),
  );
  const command = REQUESTS.reverseActivity;
  const reversal = reverseActivity(activity.account, activity.entry, command, program, at('reversal'));
  return { activity, reversal, ...tellEnd(reversal.account) };
}

/** Points set aside, spent and given back, and the end of the membership. */
function tellEnd(account: Account) {
  const hold = { holdId: 'hold-1', points: 40, lapsesAt: at('authorization') + 900 };
  const authorization = decided(authorizeHold(account, hold, program, at('authorization')));
  const capture = end(authorization.account, 'capture', 30);
  const release = end(capture.account, 'release', 10);
  const closure = decided(closeMember(release.account, 'closure', undefined, program, at('closure')));
  const erasure = decided(closeMember(closure.account, 'erasure', undefined, program, at('erasure')));
  return { authorization, capture, release, closure, erasure };
}

function end(account: Account, kind: 'capture' | 'release', points: number) {
  return decided(endHold(account, { kind, holdId: 'hold-1', points }, program, at(kind)));
}

function recordOrderOf(account: Account, request: unknown, moment: 'guestOrder' | 'order') {
  return decided(recordOrder(account, orderOf(OrderRequest.parse(request)), program, at(moment)));
}

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}: ${decision.detail}`);
  return decision;
}
