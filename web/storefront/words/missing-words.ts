import type { Missing } from '../../../client/generated/types.ts';
import type { Words } from './words.ts';

type Kind = Missing['kind'];

/** One thing that keeps a member from a reward, as they read it. */
const SENTENCES: Readonly<Record<Kind, (words: Words, missing: Missing) => string>> = {
  membership: (words) => words.say('problem_no_membership'),
  not_yet: (words, { from }) =>
    from === undefined
      ? words.say('missing_other')
      : words.say('missing_not_yet', { date: words.date(from) }),
  no_longer: (words) => words.say('missing_no_longer'),
  tier: (words, { names = [] }) =>
    names.length === 0
      ? words.say('missing_other')
      : words.say('missing_tier', { tiers: words.list(names, 'disjunction') }),
  segment: (words) => words.say('missing_other'),
  country: (words) => words.say('missing_country'),
  channel: (words) => words.say('missing_channel'),
  currency: (words) => words.say('problem_currency'),
  cart: (words) => words.say('missing_cart'),
  goods: (words) => words.say('missing_goods'),
  minimum_order: (words, { more, currency }) =>
    more === undefined || currency === undefined
      ? words.say('missing_goods')
      : words.say('missing_minimum', { amount: words.money(more, currency) }),
  limit: (words, { again }) =>
    again === undefined || again === null
      ? words.say('missing_limit')
      : words.say('missing_limit_until', { date: words.date(again) }),
  stock: (words) => words.say('problem_out_of_stock'),
  points: (words, { more = 0 }) => words.say('missing_points', { points: words.points(more) }),
};

export const missingWords = (words: Words, missing: Missing): string =>
  SENTENCES[missing.kind](words, missing);
