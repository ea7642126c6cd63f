import { ActionIcon, Anchor, Text } from '@mantine/core';
import IconArrowDownRight from '@tabler/icons-react/dist/esm/icons/IconArrowDownRight.mjs';
import IconArrowRight from '@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs';
import IconArrowUpRight from '@tabler/icons-react/dist/esm/icons/IconArrowUpRight.mjs';
import IconHourglassEmpty from '@tabler/icons-react/dist/esm/icons/IconHourglassEmpty.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import IconTilde from '@tabler/icons-react/dist/esm/icons/IconTilde.mjs';
import { Link, useLocation } from 'react-router';
import type { KeyFigure } from '../../figures/key-figures.ts';
import { amountOf, type NumberWords, rangeOf } from '../../figures/words/number-words.ts';
import { reasonWords } from '../../figures/words/reason-words.ts';
import { COUNTED } from './definitions.tsx';
import { subjectOfMetric } from './figure-subjects.ts';
import classes from './key-figure-card.module.css';
import { type Change, changeOf, type Trend } from './key-figure-trend.ts';
import { Sparkline } from './sparkline.tsx';

/** A figure to look at first: what it is now, how sure that is, where it comes from. */
export function KeyFigureCard({
  keyFigure,
  trend,
  words,
}: {
  readonly keyFigure: KeyFigure;
  readonly trend: Trend | null;
  readonly words: NumberWords;
}) {
  const { name, figure } = keyFigure;
  const { search } = useLocation();
  const pathname = `/figures/${subjectOfMetric(figure.metric)}`;
  const amount = amountOf(words, figure);
  const range = rangeOf(words, figure);
  const change = changeOf(figure, trend);
  const { numerator, denominator, unit } = figure;
  return (
    <li className={`${classes['card']} ${amount === null ? classes['pending'] : ''}`}>
      <div className={classes['row']}>
        <Anchor component={Link} to={{ pathname, search }} className={classes['name'] ?? ''}>
          {name}
        </Anchor>
        <ActionIcon
          component={Link}
          to={{ pathname, search, hash: COUNTED }}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`How it is counted: ${name}`}
        >
          <IconInfoCircle size={16} aria-hidden />
        </ActionIcon>
      </div>
      {amount === null ? (
        <>
          <p className={classes['wait']}>
            <IconHourglassEmpty size={18} aria-hidden /> Not yet
          </p>
          <Text size="sm" c="dimmed">
            Because {reasonWords(figure.reason)}.
          </Text>
        </>
      ) : (
        <>
          <div className={classes['row']}>
            <Amount amount={amount} unit={unit} />
            {trend !== null && <Sparkline points={trend.points} label={shapeOf(trend, words)} />}
          </div>
          {range !== null && (
            <Text size="sm" c="dimmed">
              {range}
            </Text>
          )}
          {change !== null && <ChangeWords change={change} words={words} figure={figure} />}
        </>
      )}
      <Text size="xs" c="dimmed" className={classes['window'] ?? ''}>
        {unit === 'ratio' && amount !== null && numerator !== null && denominator !== null && (
          <>
            {words.count(numerator)} of {words.count(denominator)} ·{' '}
          </>
        )}
        {words.window(figure.from, figure.to)}
      </Text>
    </li>
  );
}

/** The number large, and what it counts small. */
function Amount({ amount, unit }: { readonly amount: string; readonly unit: string }) {
  const [head = '', noun] = NOUNS.includes(unit) ? amount.split(' ') : [amount];
  return (
    <span className={classes['value']}>
      {head} {noun !== undefined && <small>{noun}</small>}
    </span>
  );
}

const NOUNS: readonly string[] = ['points', 'customers', 'members', 'days', 'months'];

const shapeOf = ({ by, points }: Trend, words: NumberWords): string => {
  const [first, last] = [points[0]?.at ?? '', points.at(-1)?.at ?? ''];
  const what = by === 'month' ? 'By month' : 'By month of the first order';
  return `${what}, ${words.shortMonth(first)} to ${words.shortMonth(last)}`;
};

const ICONS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight, unclear: IconTilde };

function ChangeWords({
  change: { before, direction, isGood },
  figure,
  words,
}: {
  readonly change: Change;
  readonly figure: KeyFigure['figure'];
  readonly words: NumberWords;
}) {
  const Icon = ICONS[direction];
  const month = words.month(before.at);
  const earlier = amountOf(words, { ...figure, value: before.value });
  const tone = isGood === null ? 'even' : isGood ? 'good' : 'bad';
  return (
    <Text size="sm" component="p" className={`${classes['change']} ${classes[tone]}`}>
      <Icon size={16} aria-hidden />
      {direction === 'same' && `as in ${month}`}
      {direction === 'unclear' && `no clear change from ${earlier} in ${month}`}
      {(direction === 'up' || direction === 'down') && `${direction} from ${earlier} in ${month}`}
    </Text>
  );
}
