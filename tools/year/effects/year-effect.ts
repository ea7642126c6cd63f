import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { HOLDOUT } from '../../../shared/domain/experiments/experiment.ts';
import type { GroupOutcome } from '../../../shared/domain/experiments/group-outcome.ts';
import {
  type ExperimentReport,
  judgeExperiment,
} from '../../../shared/domain/experiments/judge-experiment.ts';
import type { Trigger } from '../../../shared/domain/program/trigger.ts';
import { experimentOf } from '../../../shared/domain/triggers/trigger-experiment.ts';
import { type Evidence, grouped, type MadeAsk } from '../judge/evidence.ts';
import { assignmentsOf } from './planned-outcomes.ts';

/** What a trigger's holdout tells of the year, by the year's own events: who was assigned, and whose goal was reached. */
export function yearEffect(trigger: Trigger, evidence: Evidence): ExperimentReport {
  const assigned = assignmentsOf(trigger.id, evidence);
  const reached = new Set(
    evidence.told
      .filter(({ type, data }) => type === 'ask.goal_reached' && data['triggerId'] === trigger.id)
      .map(({ data }) => data['askId'] as string),
  );
  const days = trigger.goal?.withinDays ?? 0;
  const rows = assigned.map((ask) => ({
    group: ask.variant ?? HOLDOUT,
    isConverted: reached.has(ask.askId),
    spend: spendAfter(ask, days, evidence),
  }));
  const outcomes = [...grouped(rows, ({ group }) => group)].map(
    ([group, all]): GroupOutcome => ({
      group,
      assigned: all.length,
      converted: all.filter(({ isConverted }) => isConverted).length,
      buyers: all.filter(({ spend }) => spend > 0).length,
      spend: all.reduce((sum, { spend }) => sum + spend, 0),
      spendSquares: all.reduce((sum, { spend }) => sum + spend ** 2, 0),
    }),
  );
  const lastAt = Math.max(0, ...assigned.map(({ at }) => at));
  return judgeExperiment({
    experiment: experimentOf(trigger),
    outcomes,
    maturesAt: lastAt + days * SECONDS_PER_DAY,
    asOf: evidence.end,
  });
}

/** What the shop took from them within the days, whatever went back later. */
function spendAfter({ memberId, at }: MadeAsk, days: number, { deeds, members }: Evidence): number {
  const person = members.get(memberId);
  if (person === undefined) return 0;
  return (deeds.get(person.number) ?? [])
    .flatMap(({ deed }) => (deed.kind === 'order' && deed.at >= at ? [deed] : []))
    .filter((deed) => deed.at < at + days * SECONDS_PER_DAY)
    .reduce((sum, { amount }) => sum + amount, 0);
}
