import type { ClawbackPolicy } from '../program/program.ts';
import type { Account } from './account.ts';
import { isRemembered } from './apply-postings.ts';
import type { EarnedLot, Posting } from './posting.ts';
import { takeSoonestExpiring } from './settle.ts';
import { endOf } from './span.ts';

export interface Reversal {
  readonly postings: readonly Posting[];
  /** Points that were to be taken back and stay with the member. */
  readonly forgiven: number;
}

/**
 * Takes `points` back from a settled account: first where they went, then what expired of that lot (those the member no
 * longer has, so nothing is taken), then by policy (law 8). Under `pending_only`, active points are the member's to keep.
 */
export function reverse(account: Account, lot: EarnedLot, points: number, policy: ClawbackPolicy): Reversal {
  const steps: readonly Step[] =
    policy === 'pending_only'
      ? [fromPending(lot), fromExpired(lot)]
      : [
          fromPending(lot),
          fromLot(lot),
          fromExpired(lot),
          fromOtherLots(lot),
          ...(policy === 'below_zero' ? [asDeficit] : []),
        ];
  const postings: Posting[] = [];
  let missing = points;
  for (const step of steps) {
    const taken = step(account, missing);
    missing += taken.reduce((sum, posting) => sum + posting.points, 0);
    postings.push(...taken);
  }
  const reversed = points - missing;
  return {
    postings: reversed === 0 ? [] : [...postings, { account: 'issued', points: reversed }],
    forgiven: missing,
  };
}

/** Up to `points` off one place; each posting is negative. */
type Step = (account: Account, points: number) => readonly Posting[];

function fromPending({ activatesAt, expiresAt }: EarnedLot): Step {
  return ({ pending }, points) => {
    const lot = pending.find(
      (candidate) => candidate.activatesAt === activatesAt && candidate.expiresAt === expiresAt,
    );
    const part = Math.min(lot?.points ?? 0, points);
    return part === 0 ? [] : [{ account: 'pending', points: -part, activatesAt, expiresAt }];
  };
}

function fromLot({ expiresAt }: EarnedLot): Step {
  return ({ active }, points) => {
    const part = Math.min(active.find((lot) => lot.expiresAt === expiresAt)?.points ?? 0, points);
    return part === 0 ? [] : [{ account: 'active', points: -part, expiresAt }];
  };
}

/** Also what a closed account forfeited; a lot too old to be remembered counts as expired to the last point. */
function fromExpired({ expiresAt }: EarnedLot): Step {
  return (account, points) => {
    if (points === 0) return [];
    const known = account.expired.find((lot) => lot.expiresAt === expiresAt)?.points ?? 0;
    const end = endOf(expiresAt, account.spans);
    const part = isRemembered(end, account.settledAt) ? Math.min(known, points) : points;
    return part === 0 ? [] : [{ account: 'expired', points: -part, expiresAt }];
  };
}

function fromOtherLots({ expiresAt: own }: EarnedLot): Step {
  return ({ active, spans }, points) =>
    takeSoonestExpiring(
      active.filter((lot) => lot.expiresAt !== own),
      points,
      spans,
    ).map(({ expiresAt, points: part }) => ({ account: 'active', points: -part, expiresAt }));
}

const asDeficit: Step = (_account, points) => (points === 0 ? [] : [{ account: 'deficit', points: -points }]);
