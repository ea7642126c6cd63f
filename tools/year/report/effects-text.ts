import type { ExperimentReport } from '../../../shared/domain/experiments/judge-experiment.ts';

/** A trigger that was judged by its holdout, with what the plan knows of it. */
export interface JudgedTrigger {
  readonly triggerId: string;
  readonly report: ExperimentReport;
  /** What the message truly does, as a share. */
  readonly truth: number;
}

const points = (share: number): string => `${(100 * share).toFixed(1)}`;

/** What the holdouts of the year tell of conversion, a line for each variant. */
export function effectsText(judged: readonly JudgedTrigger[]): string {
  return [
    '| trigger | variant | assigned | held out | truth, points | found, points | interval | verdict |',
    '| --- | --- | --: | --: | --: | --: | --- | --- |',
    ...judged.flatMap(rows),
  ].join('\n');
}

function rows({ triggerId, report, truth }: JudgedTrigger): readonly string[] {
  const assignedTo = (id: string) => report.groups.find(({ group }) => group === id)?.assigned ?? 0;
  return report.comparisons.map(({ variantId, conversion }) => {
    const { difference, verdict, reason } = conversion;
    const found =
      difference === null
        ? ['–', `${reason}`]
        : [points(difference.difference), `${points(difference.from)} to ${points(difference.to)}`];
    const cells = [
      triggerId,
      variantId,
      assignedTo(variantId),
      assignedTo('holdout'),
      points(truth),
      ...found,
    ];
    return `| ${[...cells, verdict].join(' | ')} |`;
  });
}
