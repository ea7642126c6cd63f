import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { type FigureSet, figureSet } from '../../figures/figure-set.ts';
import { KEY_METRICS, type KeyFigure, keyFigures } from '../../figures/key-figures.ts';
import type { NumberWords } from '../../figures/words/number-words.ts';
import { Read } from '../parts/read.tsx';
import type { CountedMetrics } from './counted-figures.ts';
import { useFigures } from './counted-figures.ts';
import { FigureFrame } from './figure-frame.tsx';
import { FIGURE_GROUPS, subjectOfMetric } from './figure-subjects.ts';
import classes from './key-figure-card.module.css';
import { KeyFigureCard } from './key-figure-card.tsx';
import { TREND_METRICS, trendOf } from './key-figure-trend.ts';

/** What to look at first. */
export function OverviewPage() {
  return (
    <FigureFrame
      title="Figures"
      lead="Whether customers come back, what they are worth, and what is owed to them."
    >
      {(day, words) => <KeyFigures day={day} words={words} />}
    </FigureFrame>
  );
}

function KeyFigures({ day, words }: { readonly day: CountedMetrics; readonly words: NumberWords }) {
  const counted = day.metrics.map(({ metric }) => metric);
  const figures = useFigures(
    day.asOf,
    counted.filter((metric) => KEY_METRICS.includes(metric) || TREND_METRICS.includes(metric)),
  );
  return (
    <Read query={figures} lines={14}>
      {(all) => <Groups all={all} words={words} />}
    </Read>
  );
}

function Groups({
  all,
  words,
}: {
  readonly all: Parameters<typeof figureSet>[0];
  readonly words: NumberWords;
}) {
  const set = useMemo(() => figureSet(all), [all]);
  const keys = useMemo(() => keyFigures(set), [set]);
  const pending = keys.filter(({ figure }) => figure.value === null).length;
  return (
    <>
      <Text>
        {keys.length - pending} of {keys.length} key figures are known
        {pending === 0 ? '.' : '; the others say what they wait for.'}
      </Text>
      {FIGURE_GROUPS.map(({ title, subjects }) => (
        <Group
          key={title}
          title={title}
          keys={keys.filter(({ figure }) => subjects.some(({ id }) => id === subjectOfMetric(figure.metric)))}
          set={set}
          words={words}
        />
      ))}
    </>
  );
}

function Group({
  title,
  keys,
  set,
  words,
}: {
  readonly title: string;
  readonly keys: readonly KeyFigure[];
  readonly set: FigureSet;
  readonly words: NumberWords;
}) {
  if (keys.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4">
        {title}
      </Title>
      <ul className={classes['cards']}>
        {keys.map((each) => (
          <KeyFigureCard key={each.name} keyFigure={each} trend={trendOf(set, each)} words={words} />
        ))}
      </ul>
    </section>
  );
}
