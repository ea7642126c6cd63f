import { SegmentedControl, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { CUT_TITLES } from '../../figures/words/cut-words.ts';
import type { NumberWords } from '../../figures/words/number-words.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { comparisons, groupsOf } from './comparison.ts';
import classes from './subject-page.module.css';

/** The same figure of each group of customers: where it is high, and where it is low. */
export function SubjectComparison({
  sectionId,
  all,
  words,
}: {
  readonly sectionId: string;
  /** Of everyone, cut in any way. */
  readonly all: readonly Figure[];
  readonly words: NumberWords;
}) {
  const [search, setSearch] = useSearchParams();
  const groups = useMemo(() => groupsOf(sectionId, all), [sectionId, all]);
  const by = groups.find((group) => group === search.get('by')) ?? groups[0];
  const charts = useMemo(
    () => (by === undefined ? [] : comparisons(sectionId, by, all, words)),
    [sectionId, by, all, words],
  );
  if (by === undefined) return null;
  return (
    <section aria-label="Compared" className={classes['compared']}>
      <div className={classes['comparing']}>
        <Title order={2} size="h4">
          {groups.length > 1 ? 'Compared by' : `Compared by ${CUT_TITLES[by].toLowerCase()}`}
        </Title>
        {groups.length > 1 && (
          <SegmentedControl<string>
            size="xs"
            aria-label="Compare by"
            data={groups.map((group) => ({ value: group, label: CUT_TITLES[group] }))}
            value={by}
            onChange={(value) =>
              setSearch((before) => {
                const next = new URLSearchParams(before);
                next.set('by', value);
                return next;
              })
            }
          />
        )}
      </div>
      <div className={classes['pair']}>
        {charts.map((chart) => (
          <ChartCard key={chart.title} chart={chart} order={3} />
        ))}
      </div>
    </section>
  );
}
