import { type EpochSeconds, midnightAfterDays } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { tierIdOf } from './member-tier.ts';
import { CLOCK_TOLERANCE_SECONDS } from './record-order.ts';
import type { ReferralOpening } from './referral.ts';
import { missOf, type ReferralMiss, type ReferralMissReason } from './referral-miss.ts';
import type { ReferralState } from './referral-state.ts';
import { settle } from './settle.ts';

export interface OpenReferralCommand {
  readonly code: string;
  readonly visitedAt: EpochSeconds | null;
  readonly channel: string | null;
  readonly visitId?: string;
  /** Whether who enrolls with the code had been a member before. */
  readonly isReturning?: boolean;
  /** The order that the code comes with, which is then appended after this entry; without one it comes with the enrollment. */
  readonly order?: { readonly orderId: string; readonly placedAt: EpochSeconds };
  /** Segments of the program that the advocate is in, where the program asks. */
  readonly advocateSegments?: readonly string[];
}

/**
 * Opens a friend's referral, with the enrollment or with the first order. One friend has one for ever. Where the last touch
 * counts, a later code takes the place of the first as long as no order qualified; the entry is then a change.
 *
 * Misses: those of `REFERRAL_MISSES`, in that order.
 *
 * @param account the friend's, after the enrollment or before the order that the code comes with
 * @param advocate whose code it is; `null`: nobody's, or not any more
 * @param known the friend's referral, if there is one
 * @param program the one in force, whose promises then count
 */
export function openReferral(
  account: Account,
  advocate: Account | null,
  known: ReferralState | null,
  command: OpenReferralCommand,
  program: Program,
  now: EpochSeconds,
): Appended<ReferralOpening> | ReferralMiss {
  const settled = settle(account, now);
  if (advocate === null) return missOf('CODE_UNKNOWN');
  const reason = reasonToMiss(settled.account, advocate, known, command, program, now);
  if (reason !== null) return missOf(reason);
  const { code, visitedAt, channel, order } = command;
  return append<ReferralOpening>(settled, program, {
    cause: {
      kind: 'referral',
      advocateId: advocate.memberId,
      code,
      visitedAt,
      channel,
      ...(command.visitId === undefined ? {} : { visitId: command.visitId }),
      orderId: order?.orderId ?? null,
    },
    occurredAt: order?.placedAt ?? settled.account.settledAt,
    programVersion: program.version,
    postings: [],
    referrerId: advocate.memberId,
  });
}

function reasonToMiss(
  friend: Account,
  advocate: Account,
  known: ReferralState | null,
  command: OpenReferralCommand,
  program: Program,
  now: EpochSeconds,
): ReferralMissReason | null {
  if (advocate.memberId === friend.memberId) return 'OWN_CODE';
  return (
    reasonOfFriend(friend, known, command, program) ??
    reasonOfAdvocate(settle(advocate, now).account, command, program) ??
    reasonOfWindow(command, program, now)
  );
}

function reasonOfFriend(
  { status, lastOrderAt, qualifying }: Account,
  known: ReferralState | null,
  { visitedAt, isReturning, order }: OpenReferralCommand,
  { referrals }: Program,
): ReferralMissReason | null {
  if (status !== 'active') return 'NOT_A_MEMBER';
  if (known !== null && (referrals?.touch !== 'last' || known.qualification !== null))
    return 'ALREADY_REFERRED';
  if (order !== undefined && visitedAt !== null && order.placedAt + CLOCK_TOLERANCE_SECONDS < visitedAt)
    return 'CODE_AFTER_ORDER';
  if (lastOrderAt === null) return isReturning ? 'ALREADY_CUSTOMER' : null;
  return visitedAt !== null && lastOrderAt >= visitedAt && qualifying.orders <= 1
    ? 'CODE_AFTER_ORDER'
    : 'ALREADY_CUSTOMER';
}

function reasonOfAdvocate(
  advocate: Account,
  { advocateSegments = [] }: OpenReferralCommand,
  program: Program,
): ReferralMissReason | null {
  if (advocate.status === 'closed' || advocate.status === 'erased') return 'ADVOCATE_CLOSED';
  const isAdvocate =
    program.referrals !== undefined &&
    advocate.status === 'active' &&
    mayRefer(advocate, advocateSegments, program);
  return isAdvocate ? null : 'NOT_AN_ADVOCATE';
}

/** Members of the tiers or of the segments, with the orders, that the program asks of advocates. */
export function mayRefer(advocate: Account, segments: readonly string[], program: Program): boolean {
  const { tiers, segments: asked, orders = 0 } = program.referrals?.advocates ?? {};
  if (advocate.qualifying.orders < orders) return false;
  if (tiers === undefined && asked === undefined) return true;
  const tier = tierIdOf(advocate, program, advocate.settledAt);
  const isOfTier = tier !== null && tiers?.includes(tier) === true;
  return isOfTier || segments.some((segment) => asked?.includes(segment));
}

function reasonOfWindow(
  { visitedAt, order }: OpenReferralCommand,
  { referrals, timeZone }: Program,
  now: EpochSeconds,
): ReferralMissReason | null {
  if (visitedAt === null || referrals === undefined) return null;
  const end = midnightAfterDays(visitedAt, referrals.windowDays, timeZone);
  return (order?.placedAt ?? now) < end ? null : 'WINDOW_OVER';
}
