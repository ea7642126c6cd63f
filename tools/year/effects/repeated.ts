import { HOLDOUT } from '../../../shared/domain/experiments/experiment.ts';
import type { GroupOutcome } from '../../../shared/domain/experiments/group-outcome.ts';
import {
  type ExperimentReport,
  judgeExperiment,
} from '../../../shared/domain/experiments/judge-experiment.ts';
import type { Trigger } from '../../../shared/domain/program/trigger.ts';
import { experimentOf } from '../../../shared/domain/triggers/trigger-experiment.ts';
import { assignByHash } from '../../../shared/journeys/assign-by-hash.ts';
import { type Coverage, coverageOf } from '../../experiments/trials/measure.ts';
import { seededRandom } from '../../replay/synthetic/random.ts';
import type { PlannedOutcome } from './planned-outcomes.ts';

interface Repetition {
  readonly name: string;
  readonly trigger: Trigger;
  /** Everybody whom the engine assigned in the year, with what they would have done either way. */
  readonly pool: readonly PlannedOutcome[];
  readonly runs: number;
  readonly seed: number;
  readonly afterRun: () => void;
}

/** What treating everybody of a pool would do, against treating nobody. */
export function truthOfPool(pool: readonly PlannedOutcome[]): { conversion: number; spend: number } {
  const mean = (of: (one: PlannedOutcome) => number) =>
    pool.reduce((sum, one) => sum + of(one), 0) / pool.length;
  return {
    conversion: mean((one) => Number(one.with > 0) - Number(one.without > 0)),
    spend: mean((one) => one.with - one.without),
  };
}

/**
 * The same experiment in other shops, again and again: as many members, drawn from those whom the engine found eligible in the
 * year, are assigned anew by the engine's own hash under another salt, do what the plan has them do, and are judged.
 */
export function repeatedCoverage({ name, trigger, pool, runs, seed, afterRun }: Repetition): Coverage {
  const random = seededRandom(seed);
  const reports: ExperimentReport[] = [];
  for (let run = 0; run < runs; run += 1) {
    const drawn = pool.map((_, place) => ({
      ...one(pool, random.below(pool.length)),
      memberId: `${run}-${place}`,
    }));
    reports.push(runOnce({ ...trigger, salt: `${seed}/${run}` }, drawn));
    afterRun();
  }
  return coverageOf({ name }, reports, truthOfPool(pool));
}

function runOnce(trigger: Trigger, drawn: readonly PlannedOutcome[]): ExperimentReport {
  const groups = new Map<string, GroupOutcome>();
  for (const member of drawn) {
    const assigned = assignByHash(trigger, member.memberId);
    const group = assigned.kind === 'holdout' ? HOLDOUT : assigned.variant;
    const spend = assigned.kind === 'holdout' ? member.without : member.with;
    groups.set(group, withMember(groups.get(group) ?? empty(group), spend));
  }
  return judgeExperiment({
    experiment: experimentOf(trigger),
    outcomes: [...groups.values()],
    maturesAt: 0,
    asOf: 0,
  });
}

function one(pool: readonly PlannedOutcome[], place: number): PlannedOutcome {
  const found = pool[place];
  if (found === undefined) throw new Error('there is nobody in the pool');
  return found;
}

const empty = (group: string): GroupOutcome => ({
  group,
  assigned: 0,
  converted: 0,
  buyers: 0,
  spend: 0,
  spendSquares: 0,
});

const withMember = (outcome: GroupOutcome, spend: number): GroupOutcome => ({
  group: outcome.group,
  assigned: outcome.assigned + 1,
  converted: outcome.converted + (spend > 0 ? 1 : 0),
  buyers: outcome.buyers + (spend > 0 ? 1 : 0),
  spend: outcome.spend + spend,
  spendSquares: outcome.spendSquares + spend ** 2,
});
