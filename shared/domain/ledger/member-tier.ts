import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type TierSubject, type TierTerms, tierAt } from '../tiers/standing.ts';
import type { Account } from './account.ts';

/** A member and the terms of their tiers; `null` for who is no member, and under a program without tiers. */
export interface TierCase {
  readonly subject: TierSubject;
  readonly terms: TierTerms;
}

export function tierCaseOf(account: Account, { tiers, timeZone }: Program): TierCase | null {
  const { status, qualifying: progress, enrolledAt, assignment } = account;
  if (tiers === undefined || status !== 'active' || enrolledAt === null) return null;
  return { subject: { progress, enrolledAt, assignment }, terms: { tiers, timeZone } };
}

/** The id of the member's tier at `now`, or `null`. */
export function tierIdOf(account: Account, program: Program, now: EpochSeconds): string | null {
  const judged = tierCaseOf(account, program);
  return judged === null ? null : tierAt(judged.subject, judged.terms, now).id;
}
