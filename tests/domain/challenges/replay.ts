import type { OrderState } from '../../../shared/domain/ledger/order-state.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';

/**
 * How often a challenge is achieved by the orders that are left, told in another way than the ledger's: from the orders
 * themselves, with the runtime's calendars, and by doing what the goal says, order by order.
 */
export function replayed(challenge: Challenge, orders: readonly OrderState[], timeZone: string): number {
  const left = orders
    .filter((order) => countedCategories(challenge, order) !== null)
    .filter(({ order }) => !(order.placedAt * 1000 < Date.parse(challenge.from ?? '0001-01-01')))
    .filter(({ order }) => !(order.placedAt * 1000 >= Date.parse(challenge.until ?? '9999-01-01')))
    .map((state) => ({
      ...state,
      order: { ...state.order, placedAt: clockIn(timeZone, state.order.placedAt) },
    }));
  const rounds = roundsBy(challenge, left);
  return challenge.repeatable ? rounds : Math.min(1, rounds);
}

function roundsBy(challenge: Challenge, left: readonly OrderState[]): number {
  const { goal } = challenge;
  if (goal.kind === 'collect') {
    const pieces = left.flatMap((order) => countedCategories(challenge, order) ?? []);
    return greedySets(
      goal.categories.map((category) => pieces.filter((piece) => piece === category).length),
      goal.different,
    );
  }
  if (goal.kind === 'orders') {
    if (goal.within === undefined) return Math.floor(left.length / goal.orders);
    const { within } = goal;
    const spans = Map.groupBy(left, ({ order }) => beginOf(within, order.placedAt));
    return [...spans.values()].filter((each) => each.length >= goal.orders).length;
  }
  const begins = [...new Set(left.map(({ order }) => beginOf(goal.of, order.placedAt)))].sort(
    (a, b) => a - b,
  );
  let rounds = 0;
  let row = 0;
  for (const [index, begin] of begins.entries()) {
    const before = begins[index - 1];
    row = before !== undefined && beginAfter(goal.of, before) === begin ? row + 1 : 1;
    if (row % goal.periods === 0) rounds += 1;
  }
  return rounds;
}

/** Takes a set of those that are there most often, as long as there is one. */
function greedySets(counts: readonly number[], different: number): number {
  const left = [...counts];
  for (let sets = 0; ; sets += 1) {
    left.sort((a, b) => b - a);
    if ((left[different - 1] ?? 0) < 1) return sets;
    for (let place = 0; place < different; place += 1) left[place] = (left[place] ?? 0) - 1;
  }
}

/** The categories of the goods that count, or `null` where the order does not. Lines of the tests have no discounts. */
function countedCategories({ counts }: Challenge, { order, returned }: OrderState): string[] | null {
  const lines = order.lines.map((line) => ({
    categories: line.categories,
    value: line.unitPrice * (line.quantity - (returned.units[line.lineId] ?? 0)),
  }));
  const whole = lines.reduce((sum, { value }) => sum + value, 0);
  const has = (filter: { categories?: readonly string[] } | undefined, categories: readonly string[]) =>
    filter?.categories?.some((category) => categories.includes(category)) === true;
  const counting = lines.filter(
    ({ categories }) =>
      (counts.goods === undefined || has(counts.goods, categories)) && !has(counts.excluding, categories),
  );
  const sum = counting.reduce((total, { value }) => total + value, 0);
  // What was given back without naming a line weighs on all lines in proportion: sum × (whole − amount) ⁄ whole.
  const least = Math.max(1, counts.minimum?.['USD'] ?? 1);
  if (whole === 0 || sum * (whole - returned.amount) < least * whole) return null;
  return [...new Set(counting.filter(({ value }) => value > 0).flatMap(({ categories }) => categories))];
}

const DAY = 86_400;

/** What a clock of the zone shows at a moment, as if it were one in UTC. */
function clockIn(timeZone: string, at: number): number {
  const shown = new Date(at * 1000).toLocaleString('sv-SE', { timeZone });
  return Date.parse(`${shown.replace(' ', 'T')}Z`) / 1000;
}

type Span = 'week' | 'month' | 'year';

function beginOf(span: Span, at: number): number {
  const date = new Date(at * 1000);
  if (span === 'year') return Date.UTC(date.getUTCFullYear()) / 1000;
  if (span === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 1000;
  const midnight = Math.floor(at / DAY) * DAY;
  return midnight - ((date.getUTCDay() + 6) % 7) * DAY;
}

function beginAfter(span: Span, begin: number): number {
  return beginOf(span, begin + (span === 'week' ? 7 : 32) * DAY);
}
