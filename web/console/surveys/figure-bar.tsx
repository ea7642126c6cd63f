import { Text } from '@mantine/core';
import type { SurveyResults } from '../../../client/generated/types.ts';
import { FIGURES, figureText, intervalText, SPANS } from './survey-words.ts';
import classes from './surveys.module.css';

type Figure = SurveyResults['figures'][number];

/** A figure, and how sure it is: the band is where it lies with 95 %. */
export function FigureBar({ figure }: { readonly figure: Figure }) {
  const { value, interval } = figure;
  return (
    <div className={classes['figure']}>
      <div className={classes['figureHead']}>
        <span className={classes['value']}>
          {value === null ? 'none yet' : figureText(figure.figure, value)}
        </span>
        <Text size="sm">{FIGURES[figure.figure]}</Text>
      </div>
      {value !== null && <Band figure={figure.figure} value={value} interval={interval} />}
      <Text size="sm" c="dimmed">
        {intervalText(figure)}
      </Text>
    </div>
  );
}

/** For eyes: the same as the words beside it. */
export function Band({
  figure,
  value,
  interval,
}: {
  readonly figure: Figure['figure'];
  readonly value: number;
  readonly interval: Figure['interval'];
}) {
  const [lowest, highest] = SPANS[figure];
  const place = (at: number): number =>
    (100 * (Math.min(highest, Math.max(lowest, at)) - lowest)) / (highest - lowest);
  return (
    <div className={classes['band']} aria-hidden>
      {figure === 'nps' && <div className={classes['zero']} />}
      {interval !== null && (
        <div
          className={classes['interval']}
          style={{
            insetInlineStart: `${place(interval.from)}%`,
            width: `${place(interval.to) - place(interval.from)}%`,
          }}
        />
      )}
      <div className={classes['dot']} style={{ insetInlineStart: `${place(value)}%` }} />
    </div>
  );
}
