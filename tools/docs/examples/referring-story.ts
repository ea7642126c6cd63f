import { parseTime } from '../../../shared/contracts/time.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { nextReferralEntry } from '../../../shared/domain/ledger/next-referral-entry.ts';
import { openReferral } from '../../../shared/domain/ledger/open-referral.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import type { ReferralJudgment } from '../../../shared/domain/ledger/qualify-referral.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { isMiss } from '../../../shared/domain/ledger/referral-miss.ts';
import {
  afterReferralChange,
  openedReferral,
  type ReferralState,
} from '../../../shared/domain/ledger/referral-state.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { reviewReferral } from '../../../shared/domain/ledger/review-referral.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { FRIEND_ID, MEMBER_ID, MOMENTS, STRANGER_ID } from './cast.ts';
import { STORY_PROGRAM } from './program.ts';
import { STORY_REFERRALS } from './referrals.ts';

/** By which the story is told. */
export const REFERRING_PROGRAM: Program = { ...STORY_PROGRAM, referrals: STORY_REFERRALS };
const program = REFERRING_PROGRAM;

/** What is known of one referral. */
interface Told {
  readonly state: ReferralState;
  readonly friend: Account;
  readonly advocate: Account;
  readonly order: OrderState;
}

/**
 * A friend whom the examples' customer invites, who orders and sends the order back; and somebody whom a person rejects.
 * Told by the ledger itself.
 *
 * @throws Error when the ledger refuses a step: the story must be rewritten.
 */
export function tellReferring() {
  const { signedUp, booked, doubted, reversed, reviewed } = playReferring();
  const [qualified, friendRewarded, rewarded] = booked.entries;
  const [first] = doubted.entries;
  return entries({
    signedUp,
    doubted: first,
    friendRewarded,
    rewarded,
    qualified,
    reversed,
    rejected: reviewed.entry,
  });
}

/** The same, as referrals stand in the course of it. @throws Error as `tellReferring` does */
export function playReferring() {
  const advocate = decided(enrollMember(openAccount(MEMBER_ID), program, at('enrollment'))).account;
  const { told: invited, entry: signedUp } = invite(advocate, FRIEND_ID, '3007');
  const passed = { name: 'same_device', outcome: 'passed', weight: 0, detail: 'Another device.' } as const;
  const booked = reconcile(invited, { score: 0, checks: [passed], verdict: 'reward' }, 'friendOrder');
  const reversed = reconcile(sendBack(booked.told), null, 'friendRefund').entries.at(-1);
  const { told: doubted } = invite(advocate, STRANGER_ID, '3012');
  const flagged = { ...passed, outcome: 'flagged', weight: 60, detail: 'The same device.' } as const;
  const open = reconcile(doubted, { score: 60, checks: [flagged], verdict: 'review' }, 'friendOrder');
  return { signedUp, booked, doubted: open, reversed, reviewed: review(open.told) };
}

function invite(advocate: Account, friendId: string, orderId: string) {
  const enrolled = decided(enrollMember(openAccount(friendId), program, at('friendEnrollment')));
  const command = { code: 'MINT-TEA', visitedAt: at('friendVisit'), channel: 'whatsapp' };
  const opened = openReferral(enrolled.account, advocate, null, command, program, at('friendEnrollment'));
  if (isMiss(opened)) throw new Error(`the story's referral is missed: ${opened.missed}`);
  const order: Order = {
    orderId,
    currency: 'USD',
    channel: 'web',
    placedAt: at('friendOrder'),
    lines: [
      {
        lineId: '1',
        sku: 'mint-tea',
        quantity: 2,
        unitPrice: 1_450,
        discounts: [],
        categories: [],
        tags: [],
      },
    ],
    shipping: 0,
    tax: 0,
  };
  const recorded = decided(recordOrder(opened.account, order, program, at('friendOrder')));
  const state = openedReferral(opened.entry);
  const told: Told = { state, friend: recorded.account, advocate, order: recordedOrder(recorded.entry) };
  return { told, entry: opened.entry };
}

/** What reconciling appends until nothing is missing. */
function reconcile(begun: Told, judgment: ReferralJudgment | null, moment: keyof typeof MOMENTS) {
  const entries: Entry[] = [];
  const times = { program, inForce: program, now: at(moment) };
  let told = begun;
  for (;;) {
    const next = nextReferralEntry(
      { ...told, orders: [told.order], redemptionIds: NO_REDEMPTIONS },
      judge,
      times,
    );
    if (next === null) return { told, entries };
    const { account, entry } = next.appended;
    entries.push(entry);
    told = { ...told, [next.on]: account, state: afterReferralChange(told.state, entry) };
  }

  function judge(): ReferralJudgment {
    if (judgment === null) throw new Error('the story judges a referral twice');
    return judgment;
  }
}

/** What both get in the story are points. */
const NO_REDEMPTIONS = { advocate: '', friend: '' };

function sendBack(told: Told): Told {
  const command = { refundId: '1', scope: { kind: 'remainder' }, refundedAt: at('friendRefund') } as const;
  const refunded = decided(refundOrder(told.friend, told.order, command, program, at('friendRefund')));
  return { ...told, friend: refunded.account, order: afterChange(told.order, refunded.entry) };
}

function review({ friend, state }: Told) {
  const command = {
    reviewId: 'ticket-9004',
    verdict: 'reject',
    reason: 'The same device as the one who invited',
    actor: 'agent-17',
    keyId: '2f8k1m9q4t7x',
  } as const;
  const { entry } = decided(reviewReferral(friend, state, command, program, at('friendReview')));
  return { entry, state: afterReferralChange(state, entry) };
}

/** @throws Error when a step appended nothing */
function entries<K extends string>(all: Readonly<Record<K, Entry | undefined>>): Record<K, { entry: Entry }> {
  const named = Object.entries<Entry | undefined>(all).map(([name, entry]) => {
    if (entry === undefined) throw new Error(`the story of the referral has no ${name}`);
    return [name, { entry }] as const;
  });
  return Object.fromEntries(named) as Record<K, { entry: Entry }>;
}

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}: ${decision.detail}`);
  return decision;
}
