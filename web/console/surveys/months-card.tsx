import { Table } from '@mantine/core';
import type { SurveyResults } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { count } from '../parts/words.ts';
import { Band } from './figure-bar.tsx';
import { type MonthFigure, monthsOf } from './months.ts';
import { FIGURES, figureText } from './survey-words.ts';
import classes from './surveys.module.css';

/** How it moves: the first figure month by month, each with how sure it is. */
export function MonthsCard({ results }: { readonly results: SurveyResults }) {
  const months = monthsOf(results);
  const figure = results.figures[0]?.figure;
  if (figure === undefined || months.length < 2) return null;
  return (
    <Card title="Month by month">
      <ScrollRegion label="Figures by month">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Month</Table.Th>
              <Table.Th>{FIGURES[figure]}</Table.Th>
              <Table.Th ta="right">With 95 %</Table.Th>
              <Table.Th ta="right">Answers</Table.Th>
              <Table.Th ta="right">Asked</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {months.toReversed().map((one) => (
              <Table.Tr key={one.month}>
                <Table.Td>{monthName(one.month)}</Table.Td>
                <Table.Td className={classes['months'] ?? ''}>
                  {one.value === null ? (
                    'no answers'
                  ) : (
                    <>
                      <b>{figureText(figure, one.value)}</b>
                      <Band figure={figure} value={one.value} interval={one.interval} />
                    </>
                  )}
                </Table.Td>
                <Table.Td ta="right">{sureWords(one, figure)}</Table.Td>
                <Table.Td ta="right">{count(one.answered)}</Table.Td>
                <Table.Td ta="right">{count(one.asked)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Card>
  );
}

function sureWords({ interval }: MonthFigure, figure: SurveyResults['figures'][number]['figure']): string {
  return interval === null
    ? 'too few'
    : `${figureText(figure, interval.from)} to ${figureText(figure, interval.to)}`;
}

/** @param month `YYYY-MM` */
const monthName = (month: string): string =>
  new Intl.DateTimeFormat(globalThis.navigator?.language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
