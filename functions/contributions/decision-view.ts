import type { Caller } from '../../shared/contracts/access.ts';
import type { ContributionDecision } from '../../shared/contracts/contributions.ts';
import { type Contribution, statusOf } from '../../shared/domain/contributions/contribution.ts';
import type { ActivityAccrual, ActivityReversal, Entry } from '../../shared/domain/ledger/entry.ts';
import { contributionView } from './contribution-view.ts';

/** What the ledger has of a contribution. */
export interface ToldEntries {
  readonly recorded: Entry<ActivityAccrual> | null;
  readonly reversed: Entry<ActivityReversal> | null;
}

/** Made from entries, so that it is the same whenever it is given. */
export function decisionView(
  contribution: Contribution,
  { recorded, reversed }: ToldEntries,
  caller: Pick<Caller, 'kind'> | null,
): ContributionDecision {
  const status = statusOf(contribution);
  const approval = status === 'rejected' ? null : recorded;
  const withdrawal = status === 'withdrawn' ? reversed : null;
  return {
    contribution: contributionView(contribution, caller),
    earned: approval?.cause.earned ?? 0,
    reversed: withdrawal?.cause.reversed ?? 0,
    forgiven: withdrawal?.cause.forgiven ?? 0,
    withheld: approval?.cause.withheld ?? null,
    sequence: (withdrawal ?? approval)?.sequence ?? null,
  };
}
