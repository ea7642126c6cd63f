import { Alert, Button, Text, TextInput } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { ReactNode } from 'react';
import type { NumberWords } from '../../figures/words/number-words.ts';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { type CountedMetrics, useCountedDay } from './counted-figures.ts';
import { useFigureChoice } from './figure-choice.ts';
import classes from './figure-frame.module.css';
import { FigureNavigation } from './figure-navigation.tsx';
import { figureWords } from './figure-words.ts';
import { NotCounted } from './not-counted.tsx';

/** What stands around figures: of which day they are, and which subjects there are. */
export function FigureFrame({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  children(day: CountedMetrics, words: NumberWords): ReactNode;
}) {
  const { choice } = useFigureChoice();
  const day = useCountedDay(choice.asOf);
  const words = figureWords();
  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      {...((day.data ?? null) === null && choice.asOf === null
        ? {}
        : { actions: <DayChoice asOf={choice.asOf ?? day.data?.asOf ?? ''} /> })}
    >
      <Read query={day} lines={12}>
        {(counted) =>
          counted === null ? (
            <NotCounted asOf={choice.asOf} />
          ) : (
            <>
              <FigureNavigation counted={counted.metrics.map(({ metric }) => metric)} />
              {choice.asOf === null && <Staleness day={counted} words={words} />}
              {children(counted, words)}
              <Text size="sm" c="dimmed" className={classes['foot'] ?? ''}>
                Counted is what happened before the beginning of {words.day(counted.asOf)} in{' '}
                {counted.timeZone}. Intervals hold the true value with 95 %. A figure without a value is never
                a zero: it says what it waits for. Amounts of different currencies are never added up.
              </Text>
            </>
          )
        }
      </Read>
    </Page>
  );
}

/** Figures are of one day; another one is another address. */
function DayChoice({ asOf }: { readonly asOf: string }) {
  const { choice, choose } = useFigureChoice();
  return (
    <>
      {choice.asOf !== null && (
        <Button variant="subtle" onClick={() => choose('asOf', null)}>
          Newest
        </Button>
      )}
      <TextInput
        type="date"
        aria-label="Figures as of the beginning of"
        leftSection={<span className={classes['asOf']}>As of</span>}
        leftSectionWidth={58}
        value={asOf}
        onChange={({ currentTarget: { value } }) => value !== '' && choose('asOf', value)}
      />
    </>
  );
}

const MS_PER_DAY = 86_400_000;
/** The night's counting takes an hour or two, and its day began before it. */
const USUAL_DAYS = 1;

function Staleness({ day, words }: { readonly day: CountedMetrics; readonly words: NumberWords }) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: day.timeZone }).format(new Date());
  const days = Math.round((Date.parse(today) - Date.parse(day.asOf)) / MS_PER_DAY);
  if (!(days > USUAL_DAYS)) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={`The newest figures are ${words.amount(days, 'days')} old`}
    >
      They are counted every night, and were not since. Whoever runs the program finds the cause in the log of
      the function <code>metrics</code>; the alarm <code>metrics-late</code> says what to do.
    </Alert>
  );
}
