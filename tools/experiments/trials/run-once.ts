import { assignGroup } from '../../../shared/domain/experiments/assign-group.ts';
import { HOLDOUT } from '../../../shared/domain/experiments/experiment.ts';
import type { GroupOutcome } from '../../../shared/domain/experiments/group-outcome.ts';
import {
  type ExperimentReport,
  judgeExperiment,
} from '../../../shared/domain/experiments/judge-experiment.ts';
import { sha256Fraction } from '../../../shared/experiments/sha256-fraction.ts';
import type { Random } from '../../replay/synthetic/random.ts';
import { ORDER, type Planted } from './planted.ts';

/** It is over when it is judged: only what it shows is of interest here. */
const OVER = { maturesAt: 0, asOf: 0 };

/**
 * One experiment from the assignment of its members, by the hash that is used in earnest, to its report. Who buys, and for how
 * much, is drawn.
 * @param salt another for each run, so that other members are held out
 */
export function runOnce(planted: Planted, salt: string, random: Random): ExperimentReport {
  const experiment = { ...planted.experiment, salt };
  const groups = new Map<string, GroupOutcome>();
  for (let member = 0; member < planted.members; member += 1) {
    const group = assignGroup(experiment, `member-${member}`, sha256Fraction);
    const isHeldOut = group === HOLDOUT;
    if (isHeldOut && random.chance(planted.lostRate)) continue;
    const buys = random.chance(isHeldOut ? planted.heldOutRate : planted.treatedRate);
    groups.set(group, withMember(groups.get(group) ?? empty(group), buys ? drawOrder(random) : null));
  }
  return judgeExperiment({
    experiment,
    outcomes: [...groups.values()],
    leastBuyers: planted.leastBuyers,
    ...OVER,
  });
}

const empty = (group: string): GroupOutcome => ({
  group,
  assigned: 0,
  converted: 0,
  buyers: 0,
  spend: 0,
  spendSquares: 0,
});

function withMember(outcome: GroupOutcome, order: number | null): GroupOutcome {
  return {
    group: outcome.group,
    assigned: outcome.assigned + 1,
    converted: outcome.converted + (order === null ? 0 : 1),
    buyers: outcome.buyers + (order === null ? 0 : 1),
    spend: outcome.spend + (order ?? 0),
    spendSquares: outcome.spendSquares + (order ?? 0) ** 2,
  };
}

/** Whole minor units, by the method of G. E. P. Box and M. E. Muller (1958). */
function drawOrder(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const { mean, logDeviation } = ORDER;
  return Math.round(mean * Math.exp(logDeviation * normal - logDeviation ** 2 / 2));
}
