import type { Unmet } from '../../../client/generated/types.ts';
import type { PlainKey, Words } from '../words/words.ts';

type Sentence = (words: Words, unmet: Unmet) => string;

const plain =
  (key: PlainKey): Sentence =>
  (words) =>
    words.say(key);
/** A shop's own matter, or one that cannot be told of in a few words. */
const unsaid = plain('unmet_conditions');

/** What keeps a rule from counting, as the customer reads it. */
const SENTENCES: Readonly<Record<Unmet['kind'], Sentence>> = {
  not_a_member: plain('unmet_not_a_member'),
  membership_closed: plain('problem_no_membership'),
  not_yet: (words, { from = '' }) => words.say('missing_not_yet', { date: words.date(from) }),
  over: (words, { until = '' }) => words.say('good_until', { date: words.date(until) }),
  goods: plain('unmet_goods'),
  limit: plain('unmet_limit'),
  outdone: (words, { by = '' }) => words.say('unmet_other', { rule: by }),
  preceded: (words, { by = '' }) => words.say('unmet_other', { rule: by }),
  no_points: plain('unmet_no_points'),
  amount: (words, unmet) => between(words, unmet, (n) => words.money(n, unmet.currency ?? '')),
  quantity: (words, unmet) => between(words, unmet, (n) => words.say('unmet_pieces', { n })),
  order_number: orderNumber,
  channel: (words, unmet) => only(words, unmet, words.list(unmet.in ?? [], 'disjunction')),
  country: (words, unmet) => only(words, unmet, countries(words, unmet)),
  coupon: (words, unmet) => (unmet.isNegated ? unsaid(words, unmet) : words.say('unmet_coupon')),
  weekday: (words, unmet) => only(words, unmet, weekdays(words, unmet)),
  time_of_day: (words, unmet) => only(words, unmet, span(words, unmet, clock(words), timeAt)),
  date: (words, unmet) => only(words, unmet, span(words, unmet, day(words), dayAt)),
  tier: (words, unmet) => {
    const tiers = words.list(unmet.names ?? [], 'disjunction');
    return unmet.isNegated ? only(words, unmet, tiers) : words.say('missing_tier', { tiers });
  },
  birthday: (words, unmet) =>
    unmet.isNegated
      ? unsaid(words, unmet)
      : words.say(unmet.within === 'day' ? 'unmet_birthday' : 'unmet_birthday_month'),
  segment: unsaid,
  attribute: unsaid,
  behavior: unsaid,
  spent: unsaid,
  event_attribute: unsaid,
  nps: unsaid,
};

/** Why a rule did not count; empty where it did. Any one of several would have been enough. */
export const unmetWords = (words: Words, unmet: readonly Unmet[]): string =>
  [...new Set(unmet.map((each) => SENTENCES[each.kind](words, each)))].join(' · ');

function between(words: Words, unmet: Unmet, said: (n: number) => string): string {
  const { atLeast, atMost, found } = unmet;
  if (found === undefined) return unsaid(words, unmet);
  if (atLeast !== undefined) return words.say('unmet_at_least', { asked: said(atLeast), found: said(found) });
  if (atMost !== undefined) return words.say('unmet_at_most', { asked: said(atMost), found: said(found) });
  return unsaid(words, unmet);
}

function orderNumber(words: Words, unmet: Unmet): string {
  const { every, atMost, isNegated } = unmet;
  if (atMost === 1) return words.say('unmet_first_order');
  if (every !== undefined && !isNegated) return words.say('unmet_every', { count: words.number(every) });
  return between(words, unmet, (n) => words.say('orders', { n }));
}

const only = (words: Words, { isNegated }: Unmet, what: string): string =>
  words.say(isNegated ? 'unmet_except' : 'unmet_only', { what });

function countries(words: Words, unmet: Unmet): string {
  const names = new Intl.DisplayNames(words.locale, { type: 'region', fallback: 'code' });
  return words.list(
    (unmet.in ?? []).map((code) => names.of(code) ?? code),
    'disjunction',
  );
}

/** The day before the first Monday of a year, so that adding a weekday gives one. */
const SUNDAY = Date.UTC(2023, 11, 31);
const DAY_MS = 86_400_000;

function weekdays(words: Words, { days = [] }: Unmet): string {
  const format = new Intl.DateTimeFormat(words.locale, { weekday: 'long', timeZone: 'UTC' });
  return words.list(
    days.map((each) => format.format(SUNDAY + each * DAY_MS)),
    'disjunction',
  );
}

/** Local days and times of the program: they are said as they are, wherever the customer is. */
const clock = ({ locale }: Words) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
const day = ({ locale }: Words) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const timeAt = (clockTime: string): Date => new Date(`2024-01-01T${clockTime}:00Z`);
const dayAt = (localDay: string): Date => new Date(`${localDay}T00:00:00Z`);

function span(
  words: Words,
  { from, until }: Unmet,
  format: Intl.DateTimeFormat,
  at: (text: string) => Date,
): string {
  if (from === undefined) return words.say('until', { date: format.format(at(until ?? '')) });
  return until === undefined
    ? words.say('ways_from', { date: format.format(at(from)) })
    : `${format.format(at(from))} – ${format.format(at(until))}`;
}
