import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import type { SurveyResults } from '../../../client/generated/types.ts';
import { useProgram } from '../api/program-in-force.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { AnswersCard } from './answers-card.tsx';
import { Distribution } from './distribution.tsx';
import { FigureBar } from './figure-bar.tsx';
import { MonthsCard } from './months-card.tsx';
import { ResponseRate } from './response-rate.tsx';
import { RANGES, rangeOf } from './survey-range.ts';
import { KINDS, questionOf } from './survey-words.ts';
import classes from './surveys.module.css';
import { useResults } from './use-results.ts';

/** What a survey found, and what people said with it. */
export function SurveyPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const days = rangeOf(search.get('days'));
  const query = useResults(surveyId, days);
  const survey = useProgram()?.surveys?.find(({ id }) => id === surveyId);
  const changeRange = (value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('days', value);
        return after;
      },
      { replace: true },
    );
  return (
    <Page
      title={surveyId}
      above={
        <Anchor component={Link} to="/surveys" size="sm">
          All surveys
        </Anchor>
      }
      lead={survey === undefined ? undefined : questionOf(survey)?.score}
      actions={
        <SegmentedControl
          aria-label="Days that are looked at"
          value={String(days)}
          onChange={changeRange}
          data={RANGES.map((range) => ({ value: String(range.days), label: range.title }))}
        />
      }
    >
      <Read query={query} lines={10}>
        {({ results }) =>
          results === null ? (
            <EmptyState title="There is no such survey">
              <Text>It may have had another id, or was never published.</Text>
            </EmptyState>
          ) : (
            <Results results={results} />
          )
        }
      </Read>
    </Page>
  );
}

function Results({ results }: { readonly results: SurveyResults }) {
  return (
    <Stack gap="md">
      <div className={classes['results']}>
        <Card title={KINDS[results.kind]}>
          {results.figures.map((figure) => (
            <FigureBar key={figure.figure} figure={figure} />
          ))}
          <ResponseRate asked={results.asked} answered={results.answered} />
        </Card>
        <Card title="Who gave what">
          <Distribution results={results} />
        </Card>
      </div>
      <MonthsCard results={results} />
      <AnswersCard surveyId={results.surveyId} kind={results.kind} />
    </Stack>
  );
}
