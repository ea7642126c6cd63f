import { isDeepStrictEqual } from 'node:util';
import { startOfDay } from '../../../shared/domain/calendar.ts';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import type { OrderState } from '../../../shared/domain/ledger/order-state.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { unitsLeft } from '../../../shared/domain/order.ts';
import { add, ZERO } from '../../../shared/domain/ratio.ts';
import { remainingValues } from '../../../shared/domain/remaining-value.ts';
import { LAKE_TABLE_NAMES } from '../../../shared/lake/tables.ts';
import type { LakeBooks, LakeCount, LakePosting } from './lake-books.ts';
import type { LedgerBooks, LedgerEvent } from './ledger-books.ts';

type Fail = (text: string) => void;

const MS_PER_DAY = 86_400_000;

/** Events that have no row of their own: what they moved is in `postings`. */
const WITHOUT_TABLE = new Set([
  'challenge.achieved',
  'challenge.reversed',
  'points.adjusted',
  'points.settled',
  'tier.assigned',
]);

/** Compares the lake with the ledger, event by event, order by order and to the point. Each failure is a sentence. */
export function judgeLake(ledger: LedgerBooks, lake: LakeBooks, { timeZone }: LakeCount, fail: Fail): void {
  judgeRows(lake, fail);
  judgeEvents(ledger, lake, fail);
  judgeOrders(ledger.orders, lake, fail);
  for (const day of lake.balances.keys()) judgeBalances(ledger, lake, day, timeZone, fail);
}

function judgeRows({ tables }: LakeBooks, fail: Fail): void {
  for (const table of LAKE_TABLE_NAMES)
    for (const id of tables[table].doubled) fail(`lake: ${table} has a row of ${id} twice`);
}

function judgeEvents({ events }: LedgerBooks, lake: LakeBooks, fail: Fail): void {
  const known = new Set(events.map(({ id }) => id));
  if (known.size < events.length) fail(`the ledger tells ${events.length - known.size} events twice`);
  for (const event of events) judgeEvent(event, lake, fail);
  for (const [id, { isEntry }] of lake.told)
    if (isEntry && !known.has(id)) fail(`lake: ${id} is of no entry of the ledger`);
  for (const id of lake.postings.keys())
    if (!known.has(id)) fail(`lake: postings of ${id} are of no entry of the ledger`);
}

function judgeEvent({ id, type, postings }: LedgerEvent, lake: LakeBooks, fail: Fail): void {
  const told = lake.told.get(id);
  const [rows, expected] = [told?.rows ?? 0, WITHOUT_TABLE.has(type) ? 0 : 1];
  if (rows !== expected) fail(`lake: ${id} (${type}) has ${rows} rows, expected ${expected}`);
  if (told !== undefined && told.type !== type) fail(`lake: ${id} is told as ${told.type}, and is ${type}`);
  const moved = postings.map(({ account, points, lot, movement, byTime }): LakePosting => {
    return { account, points, lot, movement, byTime };
  });
  const found = lake.postings.get(id) ?? [];
  if (!isDeepStrictEqual(sorted(found), sorted(moved)))
    fail(`lake: ${id} (${type}) moved ${wordsOf(found)}, by the ledger ${wordsOf(moved)}`);
}

const wordsOf = (postings: readonly LakePosting[]): string =>
  postings.length === 0
    ? 'nothing'
    : postings.map(({ account, points }) => `${account} ${points}`).join(', ');

const sorted = (postings: readonly LakePosting[]): readonly string[] =>
  postings
    .map(({ account, points, lot, movement, byTime }) =>
      JSON.stringify([movement, byTime, account, points, lot]),
    )
    .toSorted();

/** From the lines of each order and what went back of them, which the lake never sees. */
function judgeOrders(orders: readonly OrderState[], lake: LakeBooks, fail: Fail): void {
  const valid = Map.groupBy(orders.filter(isValid), ({ order }) => order.currency);
  for (const currency of new Set([...valid.keys(), ...lake.orders.keys()])) {
    const own = valid.get(currency) ?? [];
    const netMinor = own.reduce((sum, state) => sum + netLeft(state), 0);
    const found = lake.orders.get(currency) ?? { orders: 0, netMinor: 0 };
    if (found.orders !== own.length)
      fail(`lake: ${found.orders} valid orders in ${currency}, by the ledger ${own.length}`);
    if (found.netMinor !== netMinor)
      fail(`lake: valid orders are worth ${found.netMinor} in ${currency}, by the ledger ${netMinor}`);
  }
}

/** Something is left, and not for nothing where value went back. */
function isValid(state: OrderState): boolean {
  const { order, returned } = state;
  const hasUnits = order.lines.some((line) => unitsLeft(line, returned) > 0);
  const hasReturned = state.refunds.some(({ qualifying }) => (qualifying?.amount ?? 0) !== 0);
  return hasUnits && (netLeft(state) > 0 || !hasReturned);
}

function netLeft({ order, returned }: OrderState): number {
  const { numerator, denominator } = remainingValues(order, returned).reduce(add, ZERO);
  return Number(numerator / denominator);
}

function judgeBalances(
  { accounts }: LedgerBooks,
  lake: LakeBooks,
  day: string,
  timeZone: string,
  fail: Fail,
) {
  const moment = startOfDay(Date.parse(day) / MS_PER_DAY, timeZone);
  const balances = accounts.map((account) => balanceOf(settle(account, moment).account));
  const found = lake.balances.get(day);
  const sumOf = (kind: 'pending' | 'active' | 'held' | 'deficit') =>
    balances.reduce((sum, balance) => sum + balance[kind], 0);
  for (const kind of ['pending', 'active', 'held', 'deficit'] as const)
    if (found?.[kind] !== sumOf(kind))
      fail(`lake: as of ${day} members have ${found?.[kind]} points ${kind}, by the ledger ${sumOf(kind)}`);
  const all = sumOf('pending') + sumOf('active') + sumOf('held') - sumOf('deficit');
  if ((found?.closing ?? 0) !== all)
    fail(`lake: the roll-forward closes with ${found?.closing} points as of ${day}, by the ledger ${all}`);
}

/** What a lake that was made anew has in another way. */
export function judgeRebuilt(before: LakeBooks, after: LakeBooks, fail: Fail): void {
  for (const table of LAKE_TABLE_NAMES) {
    const [old, made] = [before.tables[table], after.tables[table]];
    if (old.rows !== made.rows) fail(`lake: rebuilt, ${table} has ${made.rows} rows, before ${old.rows}`);
    else if (old.sha256 !== made.sha256) fail(`lake: rebuilt, ${table} has other rows than before`);
  }
  for (const [place, figure] of before.figures.entries()) {
    const made = after.figures[place];
    if (!isDeepStrictEqual(figure, made))
      fail(
        `lake: rebuilt, ${figure.metric} ${JSON.stringify(figure.cut)} is ${made?.value}, before ${figure.value}`,
      );
  }
  if (after.figures.length !== before.figures.length)
    fail(`lake: rebuilt, there are ${after.figures.length} figures, before ${before.figures.length}`);
}
