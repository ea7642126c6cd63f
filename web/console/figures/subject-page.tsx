import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { figureSet } from '../../figures/figure-set.ts';
import type { Section } from '../../figures/section.ts';
import { metricTitle } from '../../figures/words/metric-words.ts';
import type { NumberWords } from '../../figures/words/number-words.ts';
import { reasonWords } from '../../figures/words/reason-words.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Read } from '../parts/read.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import type { CountedMetrics } from './counted-figures.ts';
import { useFigures } from './counted-figures.ts';
import { Definitions } from './definitions.tsx';
import { chosenFigures, useFigureChoice } from './figure-choice.ts';
import { FigureFilter, wordsOfWho } from './figure-filter.tsx';
import { FigureFrame } from './figure-frame.tsx';
import { sectionOf } from './figure-subjects.ts';
import { SubjectComparison } from './subject-comparison.tsx';
import { SubjectNumbers } from './subject-numbers.tsx';
import classes from './subject-page.module.css';

/** One subject: what there is to say of it, what there is to see, all its numbers, and how they are counted. */
export function SubjectPage() {
  const { subjectId = '' } = useParams();
  const title = sectionOf(subjectId, [])?.title;
  if (title === undefined) return <NotFoundPage />;
  return (
    <FigureFrame title={title}>
      {(day, words) => <Subject key={subjectId} id={subjectId} day={day} words={words} />}
    </FigureFrame>
  );
}

function Subject({
  id,
  day,
  words,
}: {
  readonly id: string;
  readonly day: CountedMetrics;
  readonly words: NumberWords;
}) {
  const counted = day.metrics.map(({ metric }) => metric);
  const section = sectionOf(id, counted);
  const figures = useFigures(
    day.asOf,
    counted.filter((metric) => section?.metrics.includes(metric)),
  );
  if (section === null) return <NotFoundPage />;
  return (
    <>
      <Read query={figures} lines={16}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title="Nothing of this was counted as of this day" />
          ) : (
            <Counted section={section} all={all} words={words} />
          )
        }
      </Read>
      <Definitions metrics={day.metrics.filter(({ metric }) => section.metrics.includes(metric))} />
    </>
  );
}

function Counted({
  section,
  all,
  words,
}: {
  readonly section: Section;
  readonly all: readonly Figure[];
  readonly words: NumberWords;
}) {
  const {
    choice: { who, since },
  } = useFigureChoice();
  // Keyed by text: a new object of the same choice is no reason to draw anew.
  const key = JSON.stringify([who, since]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who and since are in the key.
  const own = useMemo(() => chosenFigures(all, { who, since }), [all, key]);
  const content = useMemo(() => section.content(figureSet(own), words), [section, own, words]);
  const missing = section.metrics.filter(
    (metric) =>
      all.some((figure) => figure.metric === metric) && !own.some((figure) => figure.metric === metric),
  );
  return (
    <>
      <FigureFilter all={all} />
      {who !== null && missing.length > 0 && (
        <Text size="sm" c="dimmed">
          Not counted for {wordsOfWho(who)} alone, and left out here: {missing.map(metricTitle).join(', ')}.
        </Text>
      )}
      <div className={classes['readings']}>
        {(content.readings.length > 0 ? content.readings : unread(own)).map((reading) => (
          <p key={reading}>{reading}</p>
        ))}
      </div>
      {content.charts.length > 0 && (
        <div className={classes['charts']}>
          {content.charts.map((chart) => (
            <ChartCard key={chart.title} chart={chart} />
          ))}
        </div>
      )}
      {who === null && <SubjectComparison sectionId={section.id} all={all} words={words} />}
      <SubjectNumbers section={section} figures={own} tables={content.tables} words={words} />
    </>
  );
}

/** Where no sentence fits what there is: why nothing has a value, if that is so. */
function unread(own: readonly Figure[]): readonly string[] {
  const [first] = own;
  return first === undefined || own.some(({ value }) => value !== null)
    ? []
    : [`Nothing of this is known yet, because ${reasonWords(first.reason)}.`];
}
