import type { WayToEarn } from '../../../client/generated/types.ts';
import type { IconName } from '../look/icons.ts';
import { amountIn } from '../words/benefit-words.ts';
import type { PlainKey, Words } from '../words/words.ts';

type Limit = WayToEarn['limits'][number];

/** "5 points for every €1", "2× points". */
export function givesWords(words: Words, { gives }: WayToEarn, currency?: string): string {
  switch (gives.kind) {
    case 'points_per_amount':
      return words.say(gives.wholeSteps ? 'ways_per_full_amount' : 'ways_per_amount', {
        points: words.gain(gives.points),
        amount: amountIn(words, gives.perAmount, currency),
      });
    case 'points_per_item':
      return words.say('ways_per_item', { points: words.gain(gives.points) });
    case 'fixed_points':
      return words.say('ways_fixed', { points: words.signed(gives.points) });
    case 'multiplier':
      return words.say('ways_times', { factor: words.number(gives.percent / 100) });
  }
}

const SPANS: Readonly<Record<Limit['per'], PlainKey>> = {
  day: 'ways_per_day',
  week: 'ways_per_week',
  month: 'ways_per_month',
  year: 'ways_per_year',
  ever: 'ways_per_ever',
};

/** "340 points left this month": nothing where there is no limit. */
function limitWords(words: Words, { per, pointsLeft, timesLeft }: Limit): readonly string[] {
  const span = words.say(SPANS[per]);
  return [
    ...(timesLeft === null ? [] : [`${words.say('ways_times_left', { n: timesLeft })} ${span}`]),
    ...(pointsLeft === null
      ? []
      : [`${words.say('ways_left', { points: words.points(pointsLeft) })} ${span}`]),
  ];
}

/** When, for whom and how often: what a member wants to know before they try. */
export function termsWords(words: Words, way: WayToEarn): readonly string[] {
  if (way.status === 'used_up') return [words.say('ways_done')];
  return [
    ...(way.status === 'not_begun' && way.from !== null
      ? [words.say('ways_from', { date: words.date(way.from) })]
      : []),
    ...(way.until === null ? [] : [words.say('until', { date: words.date(way.until) })]),
    ...(way.tiers.length === 0
      ? []
      : [
          words.say('ways_for_tiers', {
            tiers: words.list(
              way.tiers.map(({ name }) => name),
              'disjunction',
            ),
          }),
        ]),
    ...(way.atMostPerOrder === null
      ? []
      : [words.say('ways_per_order', { points: words.points(way.atMostPerOrder) })]),
    ...way.limits.flatMap((limit) => limitWords(words, limit)),
  ];
}

export const wayIcon = ({ event, gives }: WayToEarn): IconName => {
  if (event !== null) return event === 'survey_answered' ? 'chat' : 'star';
  return gives.kind === 'multiplier' ? 'leaf' : 'bag';
};
