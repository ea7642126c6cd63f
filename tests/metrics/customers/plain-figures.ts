import { beginOfDay, type KnownOrder, type PlainShop, validOrders } from './plain-shop.ts';

/** What a figure has to be, computed from plain objects. */
export interface Expected {
  readonly metric: string;
  readonly cut: Readonly<Record<string, string | number>>;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: string | null;
}

export interface PlainCustomer {
  readonly id: string;
  readonly orders: readonly KnownOrder[];
  readonly first: KnownOrder;
  readonly cohort: string;
  readonly tier: string;
  readonly segment: string;
  readonly enrolledAt: number | null;
}

export const DAY = 86_400;
export const monthOf = (day: string): string => day.slice(0, 7);

/** By words rather than by numbers: 2025-12 is followed by 2026-01. */
export function nextMonth(month: string, times = 1): string {
  let [year = 0, number = 0] = month.split('-').map(Number);
  for (let time = 0; time < times; time += 1) {
    number += 1;
    if (number === 13) [year, number] = [year + 1, 1];
  }
  return `${year}-${String(number).padStart(2, '0')}`;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (DAY * 1000);

/** Four values that cut a sorted list into fifths. */
export function cutPoints(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [1, 2, 3, 4].map((fifth) => sorted[Math.ceil((fifth * sorted.length) / 5) - 1] ?? Number.NaN);
}

/** Written out a second time, from the documentation. */
const GROUPS = `
5 new potential_loyal potential_loyal champions champions
4 promising potential_loyal potential_loyal champions champions
3 about_to_sleep needs_attention needs_attention loyal loyal
2 hibernating hibernating at_risk at_risk at_risk
1 lost lost at_risk cannot_lose cannot_lose`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

const above = (value: number, points: readonly number[]) => points.filter((point) => value > point).length;

export interface Measures {
  readonly recency: number;
  readonly orders: number;
  readonly value: number;
}

export const measuresOf = (orders: readonly KnownOrder[], asOf: string): Measures => ({
  recency: Math.min(...orders.map(({ day }) => daysBetween(day, asOf))),
  orders: orders.length,
  value: orders
    .filter(({ currency }) => currency === orders[0]?.currency)
    .reduce((sum, { net }) => sum + net, 0),
});

interface Points {
  readonly recency: readonly number[];
  readonly orders: readonly number[];
  readonly value: readonly number[];
}

/** Of all who first ordered in the same currency. */
const pointsOf = (all: readonly Measures[]): Points => ({
  recency: cutPoints(all.map(({ recency }) => recency)),
  orders: cutPoints(all.map(({ orders }) => orders)),
  value: cutPoints(all.map(({ value }) => value)),
});

function segmentOf(own: Measures, points: Points): string {
  const recency = 5 - above(own.recency, points.recency);
  const orders = 1 + above(own.orders, points.orders);
  const value = 1 + above(own.value, points.value);
  return GROUPS.find(([score]) => score === String(recency))?.[Math.round((orders + value) / 2)] ?? 'none';
}

export function customersOf(shop: PlainShop): readonly PlainCustomer[] {
  const now = beginOfDay(shop.asOf, shop.timeZone);
  const everyone = [...Map.groupBy(validOrders(shop), ({ customer }) => customer)].flatMap(([id, orders]) => {
    const [first] = orders;
    return first === undefined ? [] : [{ id, orders, first, measures: measuresOf(orders, shop.asOf) }];
  });
  const currencies = Map.groupBy(everyone, ({ first }) => first.currency);
  return [...currencies.values()].flatMap((alike) => {
    const points = pointsOf(alike.map(({ measures }) => measures));
    return alike.map(({ id, orders, first, measures }) => {
      const member = shop.members.find(({ customer, enrolledAt }) => customer === id && enrolledAt < now);
      const told = shop.members.find(({ customer }) => customer === id)?.tiers.filter(({ at }) => at < now);
      return {
        id,
        orders,
        first,
        cohort: monthOf(first.day),
        tier: told?.at(-1)?.tier ?? 'none',
        segment: segmentOf(measures, points),
        enrolledAt: member?.enrolledAt ?? null,
      };
    });
  });
}

type Cut = Expected['cut'];
interface Part {
  readonly cut: Cut;
  readonly customers: readonly PlainCustomer[];
}

/** Everyone, and the customers of each tier, segment, channel and country. */
export function parts(customers: readonly PlainCustomer[]): readonly Part[] {
  const by = (name: string, of: (customer: PlainCustomer) => string): readonly Part[] =>
    [...Map.groupBy(customers, of)].map(([value, some]) => ({ cut: { [name]: value }, customers: some }));
  return [
    ...(customers.length === 0 ? [] : [{ cut: {}, customers }]),
    ...by('tier', ({ tier }) => tier),
    ...by('segment', ({ segment }) => segment),
    ...by('channel', ({ first }) => first.channel),
    ...by('country', ({ first }) => first.country),
  ];
}

export class PlainFigures {
  readonly customers: readonly PlainCustomer[];
  readonly now: number;
  readonly shop: PlainShop;

  constructor(shop: PlainShop) {
    this.shop = shop;
    this.customers = customersOf(shop);
    this.now = beginOfDay(shop.asOf, shop.timeZone);
  }

  isOver(month: string): boolean {
    return `${nextMonth(month)}-01` <= this.shop.asOf;
  }

  /** All months from one to the last that has a day before `asOf`. */
  monthsFrom(first: string): readonly string[] {
    const months: string[] = [];
    for (let month = first; `${month}-01` < this.shop.asOf; month = nextMonth(month)) months.push(month);
    return months;
  }

  calendar(): readonly Expected[] {
    const metric = 'retention_calendar';
    const inMonth = (customer: PlainCustomer, month: string) =>
      customer.orders.some(({ day }) => monthOf(day) === month);
    return parts(this.customers).flatMap(({ cut, customers }) => {
      const cells = [...Map.groupBy(customers, ({ cohort }) => cohort)].flatMap(([cohort, members]) =>
        this.monthsFrom(cohort).map((month, step) => ({
          cohort,
          step,
          isOver: this.isOver(month),
          numerator: members.filter((customer) => inMonth(customer, month)).length,
          denominator: members.length,
        })),
      );
      const single =
        Object.keys(cut).length > 0
          ? []
          : cells.map(({ cohort, step, isOver, ...counts }) =>
              told(metric, { cohort: `${cohort}-01`, step }, counts, isOver ? null : 'IMMATURE'),
            );
      const averages = [...Map.groupBy(cells, ({ step }) => step)].map(([step, all]) =>
        told(
          metric,
          { ...cut, step },
          totalOf(all.filter(({ isOver }) => isOver)),
          all.some(({ isOver }) => isOver) ? null : 'IMMATURE',
        ),
      );
      return [...single, ...averages];
    });
  }

  /**
   * Retention by age: of each cohort, and over cohorts.
   * @param observed days until a customer's figure is settled
   */
  aged(
    metric: string,
    cut: Cut,
    observed: number,
    has: (customer: PlainCustomer) => boolean,
    average: 'complete' | 'observed',
  ): readonly Expected[] {
    const isOld = (at: number) => at + observed * DAY <= this.now;
    const isComplete = (cohort: string) => isOld(beginOfDay(`${nextMonth(cohort)}-01`, this.shop.timeZone));
    const counted = (customers: readonly PlainCustomer[]) => {
      const some = average === 'observed' ? customers.filter(({ first }) => isOld(first.at)) : customers;
      return { numerator: some.filter(has).length, denominator: some.length };
    };
    return parts(this.customers).flatMap((part) => {
      const cohorts = [...Map.groupBy(part.customers, ({ cohort }) => cohort)];
      const single =
        Object.keys(part.cut).length > 0
          ? []
          : cohorts.map(([cohort, customers]) =>
              told(
                metric,
                { cohort: `${cohort}-01`, ...cut },
                counted(customers),
                isComplete(cohort) ? null : 'IMMATURE',
              ),
            );
      const all = cohorts.filter(([cohort]) => average === 'observed' || isComplete(cohort));
      const total = totalOf(all.map(([, customers]) => counted(customers)));
      return [
        ...single,
        told(metric, { ...part.cut, ...cut }, total, total.denominator === 0 ? 'IMMATURE' : null),
      ];
    });
  }

  byAge(): readonly Expected[] {
    const later = (customer: PlainCustomer, from: number, to: number) =>
      customer.orders.some(
        ({ at }) => at >= customer.first.at + from * DAY && at < customer.first.at + to * DAY,
      );
    const forever = Number.POSITIVE_INFINITY;
    const days = [1, 3, 7, 14, 30, 60, 90];
    return [
      ...days.flatMap((day) =>
        this.aged('retention_day', { step: day }, day + 1, (each) => later(each, day, day + 1), 'complete'),
      ),
      ...[
        [1, 30],
        [31, 60],
        [61, 90],
      ].flatMap(([from = 0, to = 0]) =>
        this.aged(
          'retention_bracket',
          { step: from, part: `${from}-${to}` },
          to + 1,
          (each) => later(each, from, to + 1),
          'complete',
        ),
      ),
      ...days.flatMap((day) =>
        this.aged(
          'retention_on_or_after',
          { step: day },
          day,
          (each) => later(each, day, forever),
          'observed',
        ),
      ),
      ...[30, 60, 90, 180, 365].flatMap((day) =>
        this.aged(
          'repeat_within',
          { step: day },
          day,
          ({ orders: [first, second] }) =>
            first !== undefined && second !== undefined && second.at - first.at < day * DAY,
          'observed',
        ),
      ),
    ];
  }

  repeatPurchase(): readonly Expected[] {
    const since = Math.max(...this.customers.map(({ first }) => daysBetween(first.day, this.shop.asOf)));
    const counted = (customers: readonly PlainCustomer[], days: number) => {
      const orders = customers.map((each) =>
        each.orders.filter(({ day }) => daysBetween(day, this.shop.asOf) <= days),
      );
      return {
        numerator: orders.filter(({ length }) => length >= 2).length,
        denominator: orders.filter(({ length }) => length >= 1).length,
      };
    };
    return parts(this.customers).flatMap(({ cut, customers }) => {
      const ofYear = counted(customers, 365);
      const reason = since < 365 ? 'IMMATURE' : ofYear.denominator === 0 ? 'NO_CUSTOMERS' : null;
      return [
        told(
          'repeat_purchase',
          { ...cut, part: 'lifetime' },
          counted(customers, Number.POSITIVE_INFINITY),
          null,
        ),
        told('repeat_purchase', { ...cut, part: 'year' }, ofYear, reason),
      ];
    });
  }

  monthly(): readonly Expected[] {
    return parts(this.customers).flatMap((part) => {
      const months = new Set(part.customers.flatMap(({ orders }) => orders.map(({ day }) => monthOf(day))));
      return [...months].flatMap((month) => {
        const cut = { month: `${month}-01`, ...part.cut };
        const active = part.customers.filter(({ orders }) =>
          orders.some(({ day }) => monthOf(day) === month),
        );
        const denominator = active.length;
        const until = (each: PlainCustomer) => each.orders.filter(({ day }) => monthOf(day) <= month).length;
        const lost = active.filter(
          ({ orders }) => !orders.some(({ day }) => monthOf(day) === nextMonth(month)),
        );
        const fresh = active.filter(({ cohort }) => cohort === month).length;
        const [over, nextOver] = [month, nextMonth(month)].map((each) =>
          this.isOver(each) ? null : 'IMMATURE',
        );
        const numerator = active.filter((each) => until(each) > 1).length;
        return [
          told('returning_customers', cut, { numerator, denominator }, over ?? null),
          told('period_churn', cut, { numerator: lost.length, denominator }, nextOver ?? null),
          {
            metric: 'new_customers',
            cut,
            numerator: over === null ? fresh : null,
            denominator: null,
            reason: over ?? null,
          },
        ];
      });
    });
  }

  inactivity(): readonly Expected[] {
    const gaps = this.customers
      .flatMap(({ orders }) => {
        const days = [...new Set(orders.map(({ day }) => day))].sort();
        return days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
      })
      .sort((a, b) => a - b);
    const limit = gaps[Math.ceil(0.9 * gaps.length) - 1];
    return parts(this.customers).map(({ cut, customers }) => {
      const inactive = customers.filter(
        ({ orders }) => measuresOf(orders, this.shop.asOf).recency > (limit ?? 0),
      );
      const counts = { numerator: inactive.length, denominator: customers.length };
      return told('inactivity_churn', cut, counts, limit === undefined ? 'NO_GAPS' : null);
    });
  }
}

const totalOf = (all: readonly { readonly numerator: number; readonly denominator: number }[]) => ({
  numerator: all.reduce((sum, { numerator }) => sum + numerator, 0),
  denominator: all.reduce((sum, { denominator }) => sum + denominator, 0),
});

export function told(
  metric: string,
  cut: Cut,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  reason: string | null,
): Expected {
  return { metric, cut, numerator: reason === null ? numerator : null, denominator, reason };
}
