import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ProgramDocument } from '../../../client/generated/types.ts';
import { useProgram, useProgramQuery } from '../api/program-in-force.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { FigureBar } from './figure-bar.tsx';
import { ResponseRate } from './response-rate.tsx';
import { STANDARD_RANGE } from './survey-range.ts';
import { KINDS, questionOf } from './survey-words.ts';
import classes from './surveys.module.css';
import { useResults } from './use-results.ts';

type Survey = NonNullable<ProgramDocument['surveys']>[number];

/** Every survey of the program with what it found of late. */
export function SurveysPage() {
  const query = useProgramQuery();
  const surveys = useProgram()?.surveys ?? [];
  return (
    <Page title="Surveys" lead={`What members say when they are asked, in the last ${STANDARD_RANGE} days.`}>
      <Read query={query} lines={8}>
        {() =>
          surveys.length === 0 ? (
            <EmptyState title="The program asks nothing yet">
              <Text>Surveys are part of the program: add one there, and a trigger that asks it.</Text>
              <Anchor component={Link} to="/program">
                To the program
              </Anchor>
            </EmptyState>
          ) : (
            <div className={classes['cards']}>
              {surveys.map((survey) => (
                <SurveyCard key={survey.id} survey={survey} />
              ))}
            </div>
          )
        }
      </Read>
    </Page>
  );
}

function SurveyCard({ survey }: { readonly survey: Survey }) {
  const query = useResults(survey.id, STANDARD_RANGE);
  return (
    <Card
      title={survey.id}
      actions={
        <Anchor component={Link} to={`/surveys/${survey.id}`} aria-label={`Results of ${survey.id}`}>
          Results
        </Anchor>
      }
    >
      <Text>{questionOf(survey)?.score}</Text>
      <Text size="sm" c="dimmed" mb="sm">
        {KINDS[survey.kind]}
      </Text>
      <Read query={query} lines={2}>
        {({ results }) =>
          results === null ? (
            <Text c="dimmed">Nobody was asked yet.</Text>
          ) : (
            <>
              {results.figures.map((figure) => (
                <FigureBar key={figure.figure} figure={figure} />
              ))}
              <ResponseRate asked={results.asked} answered={results.answered} />
            </>
          )
        }
      </Read>
    </Card>
  );
}
