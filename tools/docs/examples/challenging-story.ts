import { OrderRequest } from '../../../shared/contracts/orders.ts';
import { RefundRequest } from '../../../shared/contracts/refunds.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { openAccount } from '../../../shared/domain/ledger/account.ts';
import { awardsAfter } from '../../../shared/domain/ledger/award-challenge.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { reverseChallenge } from '../../../shared/domain/ledger/reverse-challenge.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { orderOf } from '../../../shared/earning/order-command.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import { STORY_PROGRAM } from './program.ts';
import { REQUESTS } from './requests.ts';

/** What the examples' customer may achieve. */
export const STORY_CHALLENGES: readonly Challenge[] = [
  {
    id: 'october-order',
    name: 'An order in October',
    description: 'Order tea worth ten dollars in October.',
    goal: { kind: 'orders', orders: 1, within: 'month' },
    counts: { minimum: { USD: 1_000 } },
    from: '2026-10-01T00:00:00Z',
    until: '2026-11-01T00:00:00Z',
    repeatable: false,
    gives: { points: 50 },
  },
  {
    id: 'tea-every-month',
    name: 'Tea every month',
    goal: { kind: 'streak', periods: 6, of: 'month' },
    counts: {},
    repeatable: true,
    gives: { points: 200 },
  },
];

export const CHALLENGE_PROGRAM: Program = { ...STORY_PROGRAM, challenges: STORY_CHALLENGES };

/** An order completes a challenge, and its refund undoes that. */
export function tellChallenging() {
  const enrolled = decided(enrollMember(openAccount(MEMBER_ID), CHALLENGE_PROGRAM, at('enrollment')));
  const order = orderOf(OrderRequest.parse(REQUESTS.recordOrder));
  const recorded = decided(recordOrder(enrolled.account, order, CHALLENGE_PROGRAM, at('order')));
  const [achievement] = awardsAfter(recorded.account, recorded.entry, CHALLENGE_PROGRAM, at('order'));
  if (achievement === undefined) throw new Error('the order of the story completes no challenge');
  const command = {
    refundId: RefundRequest.parse(REQUESTS.refundOrder).refundId,
    scope: { kind: 'remainder' as const },
    refundedAt: at('refund'),
  };
  const state = recordedOrder(recorded.entry);
  const refund = decided(refundOrder(achievement.account, state, command, CHALLENGE_PROGRAM, at('refund')));
  const setback = reverseChallenge(
    refund.account,
    achievement.entry,
    refund.entry,
    CHALLENGE_PROGRAM,
    at('refund'),
  );
  return { achievement, setback };
}

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}: ${decision.detail}`);
  return decision;
}
