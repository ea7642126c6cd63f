import fc from 'fast-check';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import type { Appended } from '../../../shared/domain/ledger/append.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { nextReferralEntry } from '../../../shared/domain/ledger/next-referral-entry.ts';
import { openReferral } from '../../../shared/domain/ledger/open-referral.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { isMiss } from '../../../shared/domain/ledger/referral-miss.ts';
import {
  afterReferralChange,
  openedReferral,
  type ReferralSide,
  type ReferralState,
} from '../../../shared/domain/ledger/referral-state.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { aLine, anOrder, decided } from '../builders.ts';
import type { Life } from '../history.ts';
import { aReferralProgram } from './programs.ts';

/** What may happen to a member with referrals, of either side. */
export type Befriending =
  /** A friend comes with the member's code, and orders. */
  | { readonly kind: 'befriend'; readonly unitPrice: number; readonly daysAgo: number }
  /** The order of a friend goes back, from the newest friend. */
  | { readonly kind: 'friend_returns'; readonly friend: number }
  /** The member comes with somebody's code, where there was no order yet. */
  | { readonly kind: 'befriended' }
  | { readonly kind: 'look'; readonly referral: number };

const place = fc.nat({ max: 3 });

export const befriending: fc.Arbitrary<Befriending> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('befriend' as const),
      unitPrice: fc.constantFrom(500, 3_000),
      daysAgo: fc.constantFrom(0, 0, 10, 60),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('friend_returns' as const), friend: place }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'befriended' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), referral: place }) },
);

export function isBefriending(happened: { readonly kind: string }): happened is Befriending {
  return ['befriend', 'friend_returns', 'befriended', 'look'].includes(happened.kind);
}

/** A referral that the member has a side of, and who has the other one. */
export interface Friendship {
  readonly state: ReferralState;
  readonly side: ReferralSide;
  readonly other: Account;
  /** The friend's order, where the member is the advocate. */
  readonly order: OrderState | null;
}

const TERMS = aReferralProgram({
  advocateGets: [
    { from: 1, points: 90 },
    { from: 3, points: 140 },
  ],
  friendGets: [{ from: 1, points: 60 }],
  caps: [
    { per: 'month', times: 3 },
    { per: 'year', points: 900 },
  ],
});

function termsOf({ programs }: Life, version: number): Program {
  const program = programs.find((each) => each.version === version);
  if (program === undefined) throw new Error(`version ${version} was never published`);
  return { ...program, referrals: TERMS };
}

/** The life after one more thing happened to a referral; the same life where it makes no sense. */
export function liveBefriending(life: Life, happened: Befriending): Life {
  if (happened.kind === 'befriend') return look(befriend(life, happened), 0);
  if (happened.kind === 'friend_returns') return look(takeBack(life, happened.friend), happened.friend);
  return happened.kind === 'befriended' ? come(life) : look(life, happened.referral);
}

function befriend(life: Life, { unitPrice, daysAgo }: Extract<Befriending, { kind: 'befriend' }>): Life {
  const program = termsOf(life, life.program.version);
  const at = life.now - daysAgo * SECONDS_PER_DAY;
  const friendId = `friend-${life.friendships.length}`;
  const enrolled = decided(enrollMember(openAccount(friendId), program, at));
  const command = { code: 'code', visitedAt: null, channel: null };
  const opened = openReferral(enrolled.account, life.account, null, command, program, at);
  if (isMiss(opened)) return life;
  const order = anOrder({
    orderId: `${friendId}-order`,
    placedAt: at,
    lines: [aLine({ unitPrice, quantity: 1 })],
  });
  const recorded = decided(recordOrder(opened.account, order, program, at));
  const friendship: Friendship = {
    state: openedReferral(opened.entry),
    side: 'advocate',
    other: recorded.account,
    order: recordedOrder(recorded.entry),
  };
  return { ...life, friendships: [...life.friendships, friendship] };
}

function takeBack(life: Life, friend: number): Life {
  const friendship = life.friendships.at(-1 - friend);
  if (friendship === undefined || friendship.order === null) return life;
  const { order, other } = friendship;
  const command = { refundId: 'refund', scope: { kind: 'remainder' }, refundedAt: life.now } as const;
  const program = termsOf(life, order.programVersion);
  const decision = refundOrder(other, order, command, program, life.now);
  if (isRefusal(decision)) return life;
  return withFriendship(life, friendship, {
    ...friendship,
    other: decision.account,
    order: afterChange(order, decision.entry),
  });
}

function come(life: Life): Life {
  if (life.friendships.some(({ side }) => side === 'friend')) return life;
  const program = termsOf(life, life.program.version);
  const { account: advocate } = decided(enrollMember(openAccount('advocate'), program, life.now));
  const command = { code: 'code', visitedAt: null, channel: null };
  const opened = openReferral(life.account, advocate, null, command, program, life.now);
  if (isMiss(opened)) return life;
  const friendship: Friendship = {
    state: openedReferral(opened.entry),
    side: 'friend',
    other: advocate,
    order: null,
  };
  return append({ ...life, friendships: [...life.friendships, friendship] }, opened);
}

/** @param place 0 for the newest referral */
function look(life: Life, place: number): Life {
  const friendship = life.friendships.at(-1 - place);
  if (friendship === undefined) return life;
  const { state, side, other, order } = friendship;
  const isFriend = side === 'friend';
  const next = nextReferralEntry(
    {
      state,
      orders: order === null ? life.orders.filter(({ memberId }) => memberId === state.friendId) : [order],
      friend: isFriend ? life.account : other,
      advocate: isFriend ? other : life.account,
      redemptionIds: { friend: 'rdm-friend', advocate: 'rdm-advocate' },
    },
    () => ({ score: 0, checks: [], verdict: 'reward' }),
    { program: termsOf(life, state.programVersion), inForce: life.program, now: life.now },
  );
  if (next === null) return life;
  const { account, entry } = next.appended;
  const isOwn = next.on === side;
  const changed = {
    ...friendship,
    state: afterReferralChange(state, entry),
    other: isOwn ? other : account,
  };
  const after = withFriendship(life, friendship, changed);
  return look(isOwn ? append(after, next.appended) : after, place);
}

function append(life: Life, { account, entry }: Appended): Life {
  return { ...life, account, entries: [...life.entries, entry] };
}

function withFriendship(life: Life, before: Friendship, after: Friendship): Life {
  const friendships = life.friendships.map((each) => (each === before ? after : each));
  return { ...life, friendships };
}
