import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { TierAssignment } from './entry.ts';
import { settle } from './settle.ts';

/** `tier` null takes back what a person gave; then `until` and `pin` say nothing. */
export type AssignTierCommand = Omit<TierAssignment, 'kind'>;

/**
 * Gives a member a tier by a person's decision, up to an end, or takes such a decision back. The member has the higher of
 * this and the computed tier, and with `pin` exactly this one. A later assignment takes the place of an earlier one.
 * Idempotent by its assignment id, which storage guards.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest has no tier), MEMBER_CLOSED, TIER_UNKNOWN, ASSIGNMENT_IN_PAST.
 */
export function assignTier(
  account: Account,
  command: AssignTierCommand,
  program: Program,
  now: EpochSeconds,
): Appended<TierAssignment> | Refusal {
  const settled = settle(account, now);
  const { settledAt } = settled.account;
  const refusal = refuseAssignment(settled.account, command, program);
  if (refusal) return refusal;
  const { tier, until, pin } = command;
  return append<TierAssignment>(settled, program, {
    cause: { kind: 'tier_assignment', ...command },
    occurredAt: settledAt,
    programVersion: program.version,
    postings: [],
    assignment: tier === null ? null : { tier, since: settledAt, until, pin },
  });
}

function refuseAssignment(
  { memberId, status, settledAt }: Account,
  { tier, until }: AssignTierCommand,
  { tiers, version }: Program,
): Refusal | null {
  if (status === 'guest') return refuse('MEMBER_NOT_FOUND', `${memberId} is not enrolled.`, '/memberId');
  if (status !== 'active') return refuse('MEMBER_CLOSED', `Member ${memberId} is closed.`, '/memberId');
  if (tier === null) return null;
  const known = tiers?.tiers.map(({ id }) => id) ?? [];
  if (!known.includes(tier)) {
    const has = known.length === 0 ? 'has no tiers' : `has ${known.join(', ')}`;
    return refuse('TIER_UNKNOWN', `There is no tier ${tier}; program version ${version} ${has}.`, '/tier');
  }
  if (until !== null && until <= settledAt) {
    const detail = `The assignment would have ended ${settledAt - until} seconds ago.`;
    return refuse('ASSIGNMENT_IN_PAST', detail, '/until');
  }
  return null;
}
