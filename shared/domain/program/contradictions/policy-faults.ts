import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';
import { amountFaults } from './currencies.ts';

/** Policies that cannot be kept, or that another policy makes void. */
export function policyFaults(document: ProgramDocument): readonly Contradiction[] {
  return [
    ...amountFaults(document.pointValue.amount, '/pointValue/amount', document, {
      severity: 'warning',
      consequence: 'what members hold is worth nothing there',
    }),
    ...expiryFaults(document),
    ...clawbackFaults(document),
    ...claimFaults(document),
    ...capFaults(document),
    ...redemptionFaults(document),
  ];
}

/** Days of each month in a year that is no leap year, so that the date exists every year. */
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** A wait is sure to outlast months only when it is longer than as many of the longest. */
const LONGEST_MONTH_DAYS = 31;

function expiryFaults({ expiry, pending }: ProgramDocument): readonly Contradiction[] {
  if (expiry.kind === 'calendar') {
    const last = DAYS_OF_MONTH[expiry.month - 1] ?? 31;
    if (expiry.day <= last) return [];
    return [
      error(
        'IMPOSSIBLE_DATE',
        '/expiry/day',
        expiry.day,
        `month ${expiry.month} does not have a day ${expiry.day} every year; give at most ${last}`,
      ),
    ];
  }
  const waitDays = pending.kind === 'none' ? 0 : pending.kind === 'days' ? pending.days : pending.atMostDays;
  // Sliding counts from the last activity and not from activation, so it may be over before a point was ever active.
  if (expiry.kind !== 'sliding' || waitDays <= expiry.months * LONGEST_MONTH_DAYS) return [];
  return [
    error(
      'POLICY_WITHOUT_EFFECT',
      '/expiry/months',
      expiry.months,
      `points would end before they become active, up to ${waitDays} days after the order; give more months, or a shorter wait in /pending`,
    ),
  ];
}

function claimFaults({ claims: { withinDays, onJoining } }: ProgramDocument): readonly Contradiction[] {
  if (onJoining !== true || withinDays > 0) return [];
  return [
    warning(
      'POLICY_WITHOUT_EFFECT',
      '/claims/onJoining',
      onJoining,
      'no order may be claimed after 0 days, so nothing is credited when a customer joins; give more days in /claims/withinDays',
    ),
  ];
}

function clawbackFaults({ clawback, pending, referrals }: ProgramDocument): readonly Contradiction[] {
  const isHeld = (referrals?.holdDays ?? 0) > 0;
  if (clawback !== 'pending_only' || pending.kind !== 'none' || isHeld) return [];
  return [
    warning(
      'POLICY_WITHOUT_EFFECT',
      '/clawback',
      clawback,
      'points are never pending in this program, so no refund takes any back; give "within_balance" or "below_zero", or a wait in /pending',
    ),
  ];
}

function capFaults({ caps }: ProgramDocument): readonly Contradiction[] {
  const limits = [
    { path: '/caps/balance', points: caps.balance },
    ...(caps.perMember ?? []).map(({ points }, index) => ({
      path: pointer('caps', 'perMember', index, 'points'),
      points,
    })),
  ];
  return limits
    .filter(({ points }) => points === 0)
    .map(({ path }) =>
      error('NOTHING_TO_GIVE', path, 0, 'lets nobody have a point; give at least 1, or remove the cap'),
    );
}

function redemptionFaults({ redemption, rewards = [] }: ProgramDocument): readonly Contradiction[] {
  if (redemption === undefined || rewards.length > 0) return [];
  return [
    warning(
      'POLICY_WITHOUT_EFFECT',
      '/redemption',
      redemption,
      'the program has no rewards that anybody could redeem; add them to /rewards, or remove it',
    ),
  ];
}
