import { localTime } from '../calendar.ts';
import type { Order } from '../order.ts';
import { type Ratio, type Rounding, round } from '../ratio.ts';
import { type Arithmetic, BIGINTS, NUMBERS } from './arithmetic.ts';
import { type Award, awardsOf, exactPoints } from './award.ts';
import { asBigint, basketOf, type Goods as LineGoods } from './basket.ts';
import { type Rulebook, tierGroup } from './compile-program.ts';
import type { GoodsTotals, Occurrence } from './conditions/test.ts';
import type { JudgmentContext, Rooms } from './judgment-context.ts';
import type { MatchedLines } from './line-sets.ts';
import type { MemberFacts } from './member-facts.ts';
import { fitsNumbers, scaleOf } from './scale.ts';
import { type Stacked, stack, type Winners } from './stacking.ts';
import { type RuleVerdict, verdictsOf } from './verdict.ts';

/**
 * The most points that one order or event gives, whatever its rules say: a document may give 10^9 points for a cent, and an
 * order may have 10^14 of them. A million millions are beyond every program there is, and thousands of them still add up
 * exactly. Being the same for every return, it keeps law 7.
 */
export const MOST_POINTS = 1_000_000_000_000;

/** What a capped rule used up: `points` rounded up, so that a counter of whole points never falls behind what was given. */
export interface RuleUse {
  readonly ruleId: string;
  readonly times: number;
  readonly points: number;
}

/** What rules made of an order or event. Awards and verdicts are worked out when asked for: most judgments need only the sum. */
export interface Judgment {
  /** The sum before rounding and before the program's own caps. */
  readonly exact: Ratio;
  /** Rounded once, by the program's rounding (law 9), and at most what the program's own caps leave. */
  readonly points: number;
  /** Of rules with a cap that counts beyond this order. */
  readonly uses: readonly RuleUse[];
  /** The rooms that took points away, to be kept with the entry; absent where none did. */
  readonly binding?: Rooms;
  awards(): readonly Award[];
  /**
   * Of every rule there is for such an occurrence, in the order of the document, and of the member's tier.
   *
   * @param told what may be told of the member beside what was kept: a condition that failed then names the value found
   */
  verdicts(told?: Partial<MemberFacts>): readonly RuleVerdict[];
}

/** What is judged. `left` differs from `bought` by what went back. */
export interface Case {
  readonly book: Rulebook;
  readonly at: number;
  readonly order: Order | null;
  readonly attributes: Occurrence['attributes'];
  readonly context: JudgmentContext;
  readonly matched: MatchedLines;
  readonly bought: LineGoods;
  readonly left: LineGoods;
}

export function judge(of: Case): Judgment {
  const { book, bought, left, context } = of;
  const scale = scaleOf(book, of.order?.currency ?? '');
  const fits = fitsNumbers(scale, left) && fitsNumbers(scale, bought);
  // Caps and winners of an order of which something went back are those of the order as it was bought.
  const asBought =
    left === bought || !needsBought(of) ? null : fits ? pass(NUMBERS, of, bought) : pass(BIGINTS, of, bought);
  const winners = asBought?.stacked.winners;
  const { binding } = asBought?.stacked ?? {};
  return fits
    ? judgmentOf(pass(NUMBERS, of, left, winners), context, book, binding)
    : judgmentOf(pass(BIGINTS, of, left, winners), context, book, binding);
}

function needsBought({ book, context }: Case): boolean {
  return context.rooms !== undefined || book.groups.some(({ keepsWinner }) => keepsWinner);
}

interface Pass<N> {
  readonly stacked: Stacked<N>;
  readonly occurrence: Occurrence;
  readonly rules: Rulebook['rules'];
}

function pass<N>(math: Arithmetic<N>, of: Case, goods: LineGoods, winners?: Winners): Pass<N> {
  const { book, matched, context, order } = of;
  const basket = basketOf(math, goods, matched);
  const bought: GoodsTotals = goods === of.bought ? basket : basketOf(NUMBERS, of.bought, matched);
  const currency = book.document.currencies.find(({ code }) => code === order?.currency) ?? null;
  const occurrence: Occurrence = {
    at: of.at,
    local: localTime(of.at, book.document.timeZone),
    context,
    order,
    currency,
    attributes: of.attributes,
    bought,
    left: basket,
  };
  const rateUnit = math.of(scaleOf(book, order?.currency ?? '').onePoint);
  const onePoint = math.times(rateUnit, basket.denominator);
  const tier = context.tier === undefined ? undefined : book.tierRules.get(context.tier);
  const groups =
    tier === undefined ? book.groups : [...book.groups, tierGroup(tier)].sort((a, b) => a.stage - b.stage);
  const stacked = stack(
    { math, basket, onePoint, rateUnit, currency: order?.currency ?? '' },
    groups,
    occurrence,
    winners,
  );
  return { stacked, occurrence, rules: tier === undefined ? book.rules : [...book.rules, tier] };
}

function judgmentOf<N>(
  { stacked, occurrence, rules }: Pass<N>,
  { rooms }: JudgmentContext,
  { document }: Rulebook,
  bindingAsBought: Readonly<Record<string, number>> | undefined,
): Judgment {
  const { gifts, goods } = stacked;
  const total = gifts.reduce((sum, { points }) => goods.math.add(sum, points), goods.math.zero);
  const exact = exactPoints(total, goods.onePoint);
  const rounded = round(exact, document.rounding);
  const room = rooms?.total ?? Number.POSITIVE_INFINITY;
  const byRule = bindingAsBought ?? stacked.binding;
  const binds = Object.keys(byRule).length > 0 || room < rounded;
  return {
    exact,
    points: Math.min(rounded, room, MOST_POINTS),
    uses: gifts.flatMap(({ rule, points }) =>
      rule.isCounted ? [{ ruleId: rule.id, times: 1, points: ceiling(points, goods.onePoint) }] : [],
    ),
    ...(binds ? { binding: { rules: byRule, ...(room < rounded ? { total: room } : {}) } } : {}),
    awards: () => awardsOf(stacked),
    verdicts: (told) => verdictsOf(stacked, rules, told === undefined ? occurrence : { ...occurrence, told }),
  };
}

const UP: Rounding = 'ceiling';

function ceiling<N>(points: N, onePoint: N): number {
  return Math.min(round({ numerator: asBigint(points), denominator: asBigint(onePoint) }, UP), MOST_POINTS);
}
