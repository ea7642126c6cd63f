import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { type TierCase, tierCaseOf } from '../../shared/domain/ledger/member-tier.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Tier, TierProgram } from '../../shared/domain/program/tier-program.ts';
import type { Progress } from '../../shared/domain/tiers/progress.ts';
import { type Assignment, isInForce, standingAt, tierAt } from '../../shared/domain/tiers/standing.ts';
import { type Missing, type TierOutlook, tierOutlook } from '../../shared/domain/tiers/tier-outlook.ts';

/** @param account settled to the moment for which the tier is asked */
export function tierView(account: Account, program: Program) {
  const { memberId, settledAt, assignment } = account;
  const judged = tierCaseOf(account, program);
  return {
    memberId,
    asOf: isoTime(settledAt),
    standing: judged && standingView(judged, settledAt),
    assignment: isInForce(assignment, settledAt) ? assignmentView(assignment) : null,
    outlook:
      judged &&
      outlookView(tierOutlook(judged.subject, judged.terms, settledAt), judged.terms.tiers.qualifyBy),
  };
}

/** The tier alone, or null. @param account settled to the moment for which the tier is asked */
export function tierName(account: Account, program: Program) {
  const judged = tierCaseOf(account, program);
  return judged && nameOf(tierAt(judged.subject, judged.terms, account.settledAt));
}

export function assignmentView({ tier, since, until, pin }: Assignment) {
  return { tier, since: isoTime(since), until: isoTimeOrNull(until), pin };
}

export function qualifyingView({ orders, points, amounts }: Progress) {
  return { orders, points, amounts: { ...amounts } };
}

function standingView({ subject, terms }: TierCase, now: number) {
  const { tier, reason, since, until } = standingAt(subject, terms, now);
  const { rewards, custom, ...benefits } = tier.benefits;
  return {
    tier: nameOf(tier),
    reason,
    since: isoTime(since),
    until: isoTimeOrNull(until),
    benefits: {
      ...benefits,
      ...(rewards && { rewards: [...rewards] }),
      ...(custom && { custom: [...custom] }),
    },
  };
}

function outlookView({ window, next, atRisk }: TierOutlook, qualifyBy: TierProgram['qualifyBy']) {
  return {
    qualifyBy,
    window: {
      from: isoTimeOrNull(window.from),
      until: isoTimeOrNull(window.until),
      progress: qualifyingView(window.progress),
    },
    next: next && {
      tier: nameOf(next.tier),
      missing: missingView(next.missing),
      from: isoTimeOrNull(next.from),
    },
    atRisk: atRisk && {
      tier: nameOf(atRisk.tier),
      to: nameOf(atRisk.to),
      at: isoTime(atRisk.at),
      missing: atRisk.missing === null ? null : missingView(atRisk.missing),
      countsFrom: isoTimeOrNull(atRisk.countsFrom),
    },
  };
}

const nameOf = ({ id, name }: Tier) => ({ id, name });
const missingView = (missing: Missing) => (typeof missing === 'number' ? missing : { ...missing });
