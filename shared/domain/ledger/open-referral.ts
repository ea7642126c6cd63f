import { type EpochSeconds, midnightAfterDays } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { tierIdOf } from './member-tier.ts';
import type { ReferralOpening } from './referral.ts';
import type { ReferralState } from './referral-state.ts';
import { settle } from './settle.ts';

/** Why a code did not open a referral, in the order in which it is asked. Whatever the code came with is done all the same. */
export const REFERRAL_MISSES = [
  'CODE_UNKNOWN',
  'OWN_CODE',
  'NOT_A_MEMBER',
  'ALREADY_REFERRED',
  'CODE_AFTER_ORDER',
  'ALREADY_CUSTOMER',
  'ADVOCATE_CLOSED',
  'NOT_AN_ADVOCATE',
  'WINDOW_OVER',
] as const;

/** Stated in the answer and kept nowhere. */
export interface ReferralMiss {
  readonly missed: (typeof REFERRAL_MISSES)[number];
  readonly detail: string;
}

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
 * @param advocate whose code it is; `null`: nobody's
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
  const miss = missOf(settled.account, advocate, known, command, program, now);
  if (miss !== null || advocate === null) return miss ?? codeUnknown(command);
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

export function isMiss(value: object): value is ReferralMiss {
  return 'missed' in value;
}

const codeUnknown = ({ code }: OpenReferralCommand): ReferralMiss => ({
  missed: 'CODE_UNKNOWN',
  detail: `No member has the code ${code}.`,
});

function missOf(
  friend: Account,
  advocate: Account | null,
  known: ReferralState | null,
  command: OpenReferralCommand,
  program: Program,
  now: EpochSeconds,
): ReferralMiss | null {
  if (advocate === null) return codeUnknown(command);
  if (advocate.memberId === friend.memberId)
    return { missed: 'OWN_CODE', detail: 'The code is the own one of who came with it.' };
  return (
    missOfFriend(friend, known, command, program) ??
    missOfAdvocate(settle(advocate, now).account, command, program) ??
    missOfWindow(command, program, now)
  );
}

function missOfFriend(
  friend: Account,
  known: ReferralState | null,
  { visitedAt, isReturning }: OpenReferralCommand,
  { referrals }: Program,
): ReferralMiss | null {
  if (friend.status !== 'active')
    return { missed: 'NOT_A_MEMBER', detail: 'Only a member can have been referred.' };
  if (known !== null && (referrals?.touch !== 'last' || known.qualification !== null))
    return { missed: 'ALREADY_REFERRED', detail: 'An earlier code counts.' };
  const { lastOrderAt, qualifying } = friend;
  if (lastOrderAt !== null && visitedAt !== null && lastOrderAt >= visitedAt && qualifying.orders <= 1)
    return { missed: 'CODE_AFTER_ORDER', detail: 'The first order was placed before the code came.' };
  if (lastOrderAt !== null) return { missed: 'ALREADY_CUSTOMER', detail: 'There is an earlier order.' };
  return isReturning ? { missed: 'ALREADY_CUSTOMER', detail: 'There was a membership before.' } : null;
}

function missOfAdvocate(
  advocate: Account,
  { advocateSegments = [] }: OpenReferralCommand,
  program: Program,
): ReferralMiss | null {
  if (advocate.status === 'closed' || advocate.status === 'erased')
    return { missed: 'ADVOCATE_CLOSED', detail: 'Whose code it is has left.' };
  const { referrals } = program;
  const isAdvocate =
    referrals !== undefined && advocate.status === 'active' && mayRefer(advocate, advocateSegments, program);
  return isAdvocate ? null : { missed: 'NOT_AN_ADVOCATE', detail: 'Whose code it is may not refer anybody.' };
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

function missOfWindow(
  { visitedAt, order }: OpenReferralCommand,
  { referrals, timeZone }: Program,
  now: EpochSeconds,
): ReferralMiss | null {
  if (visitedAt === null || referrals === undefined) return null;
  const { windowDays } = referrals;
  if ((order?.placedAt ?? now) < midnightAfterDays(visitedAt, windowDays, timeZone)) return null;
  return { missed: 'WINDOW_OVER', detail: `The link was opened more than ${windowDays} days ago.` };
}
