import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { ChallengeMessage } from '../../shared/contracts/challenge-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import type {
  AwardPlace,
  challengeRewardKeeper,
  KeptAward,
} from '../../shared/redeeming/challenge-rewards.ts';
import type { Withheld } from '../../shared/redeeming/grant-reward.ts';
import type { AwardList, DueAward } from '../../shared/storage/award-list.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { ReconciliationDeps } from './deps.ts';

interface Deps extends Pick<ReconciliationDeps, 'logger' | 'metrics'> {
  readonly awards: AwardList;
  readonly keepAward: ReturnType<typeof challengeRewardKeeper>;
}

/** Side by side, as many as do not get into each other's way. */
const AT_ONCE = 25;
/** What a shop can fill up. */
const MAY_COME: ReadonlySet<Withheld> = new Set(['REWARD_OUT_OF_STOCK', 'POOL_EMPTY']);
/** What could not be given is due again before the next hour's run, and behind what has not been tried. */
const TRY_AGAIN_SECONDS = 1_800;

/** Which award a message is about: the one that it tells of, or the one that was taken back. */
export const awardOf = ({ 'detail-type': type, detail }: ChallengeMessage): AwardPlace => ({
  memberId: detail.memberId,
  challengeId: detail.data.challengeId,
  round: detail.data.round,
  sequence: type === 'challenge.achieved' ? detail.sequence : detail.data.awardSequence,
});

/**
 * Gives what a challenge promised of the catalogue, or takes it back; what waits goes onto the list. Emits what granting and
 * canceling append.
 */
export function keepChallengeReward(deps: Deps) {
  /** @throws Fault when storage fails. */
  return async (place: AwardPlace, now: EpochSeconds): Promise<void> => {
    const kept = await deps.keepAward(place, now);
    count(deps, place, kept);
    const dueAt = nextTry(kept, now);
    if (dueAt !== null) await deps.awards.add({ ...place, dueAt });
  };
}

/**
 * Once an hour: looks after rewards that are due. What is given, or gone, goes off the list; what has run out is tried again by the
 * next run.
 */
export function keepDueAwards(deps: Deps) {
  const { awards, logger } = deps;
  const keep = keepChallengeReward(deps);
  return async (now: EpochSeconds, hasTime: HasTime): Promise<void> => {
    while (hasTime()) {
      const due = await awards.due(now, AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((award) => lookAfter(award, now)));
    }
    logger.warn('there was no time for all rewards of challenges that are due; the next run goes on');
  };

  /** What fails for one does not hold the others up. The next place is taken before this one is left. */
  async function lookAfter(award: DueAward, now: EpochSeconds): Promise<void> {
    try {
      await keep(award, now);
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      logger[level]('a reward of a challenge could not be looked after', { ...award, error: error as Error });
      await awards.add({ ...award, dueAt: now + TRY_AGAIN_SECONDS });
    }
    await awards.remove(award);
  }
}

/** When to look again; null: never, unless something happens. */
function nextTry(kept: KeptAward, now: EpochSeconds): EpochSeconds | null {
  if (kept.kind === 'waiting') return kept.until;
  return kept.kind === 'withheld' && MAY_COME.has(kept.reason) ? now + TRY_AGAIN_SECONDS : null;
}

function count({ logger, metrics }: Deps, place: AwardPlace, kept: KeptAward): void {
  if (kept.kind === 'used') metrics.addMetric('PromisesUsed', MetricUnit.Count, 1);
  if (kept.kind !== 'withheld') return;
  metrics.addMetric('PromisesWithheld', MetricUnit.Count, 1);
  const level = MAY_COME.has(kept.reason) ? 'warn' : 'error';
  logger[level]('a reward of a challenge could not be given', { ...place, reason: kept.reason });
}
