import {
  cutPoints,
  DAY,
  type Expected,
  measuresOf,
  monthOf,
  type PlainCustomer,
  type PlainFigures,
  told,
} from './plain-figures.ts';
import type { KnownOrder, PlainSpend } from './plain-shop.ts';

const worth = (orders: readonly KnownOrder[]) => orders.reduce((sum, { net }) => sum + net, 0);
const firstCurrency = ({ first }: PlainCustomer) => first.currency;

export const GROUP_NAMES = [
  'champions',
  'loyal',
  'potential_loyal',
  'new',
  'promising',
  'needs_attention',
  'about_to_sleep',
  'at_risk',
  'cannot_lose',
  'hibernating',
  'lost',
];

export function rfm({ customers, shop }: PlainFigures): readonly Expected[] {
  return [...Map.groupBy(customers, firstCurrency)].flatMap(([currency, all]) => {
    const measures = new Map(all.map((each) => [each, measuresOf(each.orders, shop.asOf)]));
    const valueTogether = (some: readonly PlainCustomer[]) =>
      some.reduce((sum, each) => sum + (measures.get(each)?.value ?? 0), 0);
    return GROUP_NAMES.flatMap((segment) => {
      const some = all.filter((each) => each.segment === segment);
      const cut = { currency, segment };
      const value = { numerator: valueTogether(some), denominator: valueTogether(all) };
      return [
        told('rfm', { ...cut, part: 'customers' }, { numerator: some.length, denominator: all.length }, null),
        {
          metric: 'rfm',
          cut: { ...cut, part: 'value' },
          ...value,
          reason: value.denominator === 0 ? 'NO_VALUE' : null,
        },
      ];
    });
  });
}

/** By currency, measure and step. */
export function rfmCutPoints({ customers, shop }: PlainFigures): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [currency, all] of Map.groupBy(customers, firstCurrency)) {
    const measures = all.map(({ orders }) => measuresOf(orders, shop.asOf));
    for (const measure of ['recency', 'orders', 'value'] as const) {
      const points = cutPoints(measures.map((each) => each[measure]));
      for (const [index, point] of points.entries()) found.set(`${currency} ${measure} ${index + 1}`, point);
    }
  }
  return found;
}

/** Historic values of everyone, of cohorts and of cuts, in each currency. */
export function historicValues({ customers }: PlainFigures): readonly Expected[] {
  const currencies = new Set(customers.flatMap(({ orders }) => orders.map(({ currency }) => currency)));
  const cuts: readonly [string, (customer: PlainCustomer) => string][] = [
    ['', () => ''],
    ['cohort', ({ cohort }) => `${cohort}-01`],
    ['tier', ({ tier }) => tier],
    ['segment', ({ segment }) => segment],
    ['channel', ({ first }) => first.channel],
    ['country', ({ first }) => first.country],
  ];
  return [...currencies].flatMap((currency) => {
    const buyers = customers.filter(({ orders }) => orders.some((order) => order.currency === currency));
    return cuts.flatMap(([name, of]) =>
      [...Map.groupBy(buyers, of)].map(([value, some]) => {
        const orders = some.flatMap((each) => each.orders.filter((order) => order.currency === currency));
        const cut = { currency, ...(name === '' ? {} : { [name]: value }), part: 'historic' };
        return told('clv', cut, { numerator: worth(orders), denominator: some.length }, null);
      }),
    );
  });
}

export function acquisitionCosts(figures: PlainFigures): readonly Expected[] {
  const { customers, shop } = figures;
  const spend = shop.spend.filter(({ month }) => month < shop.asOf);
  const months = new Set([
    ...spend.map(({ month, currency }) => `${monthOf(month)} ${currency}`),
    ...customers.map(({ cohort, first }) => `${cohort} ${first.currency}`),
  ]);
  return [...months].flatMap((key) => {
    const [month = '', currency = ''] = key.split(' ');
    const paid = spend.filter((each) => monthOf(each.month) === month && each.currency === currency);
    const won = customers.filter(({ cohort, first }) => cohort === month && first.currency === currency);
    const cut = { month: `${month}-01`, currency };
    return [
      costOf(figures, cut, paid, won.length),
      ...paid.map((row) => {
        const { channel } = row;
        const byChannel = won.filter(({ first }) => first.channel === channel);
        return costOf(figures, { ...cut, channel }, [row], byChannel.length);
      }),
    ];
  });
}

function costOf(
  figures: PlainFigures,
  cut: { readonly month: string; readonly currency: string; readonly channel?: string },
  paid: readonly PlainSpend[],
  denominator: number,
): Expected {
  const numerator = paid.length === 0 ? null : paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const noCustomers = denominator === 0 ? 'NO_CUSTOMERS' : null;
  const missing = numerator === null ? 'NO_SPEND' : noCustomers;
  const reason = figures.isOver(monthOf(cut.month)) ? missing : 'IMMATURE';
  return { metric: 'acquisition_cost', cut, numerator, denominator, reason };
}

/** The month's number, by cohort and currency; null where it is not paid back, nothing where it cannot be told. */
export function paybackMonths(
  figures: PlainFigures,
  grossMargin: number,
): ReadonlyMap<string, number | null> {
  const { customers, shop } = figures;
  const found = new Map<string, number | null>();
  for (const [key, won] of Map.groupBy(customers, (each) => `${each.cohort} ${firstCurrency(each)}`)) {
    const [cohort = '', currency = ''] = key.split(' ');
    const spend = shop.spend.filter((each) => monthOf(each.month) === cohort && each.currency === currency);
    if (spend.length === 0 || !figures.isOver(cohort)) continue;
    const cost = spend.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const orders = won.flatMap((each) => each.orders).filter((order) => order.currency === currency);
    const complete = figures.monthsFrom(cohort).filter((month) => figures.isOver(month));
    const isPaid = (month: string) =>
      worth(orders.filter(({ day }) => monthOf(day) <= month)) * grossMargin >= cost;
    const index = complete.findIndex(isPaid);
    found.set(key, index === -1 ? null : index);
  }
  return found;
}

/** The difference for each matched member, and how many there are; null where nobody is comparable. */
export function memberDifference(
  { customers, now }: PlainFigures,
  currency: string,
  days: number,
): { readonly value: number; readonly matched: number; readonly members: number } | null {
  const observed = customers.filter(
    (each) => firstCurrency(each) === currency && each.first.at + days * DAY <= now,
  );
  const isMember = ({ enrolledAt, first }: PlainCustomer) =>
    enrolledAt !== null && enrolledAt - first.at < DAY;
  const band = (net: number) => (net < 1 ? 0 : net.toString(2).length);
  const later = ({ orders, first }: PlainCustomer) =>
    worth(orders.slice(1).filter((order) => order.currency === currency && order.at - first.at < days * DAY));
  const mean = (some: readonly PlainCustomer[]) =>
    some.reduce((sum, each) => sum + later(each), 0) / some.length;
  let [sum, matched] = [0, 0];
  const strata = Map.groupBy(
    observed,
    ({ cohort, first }) => `${cohort} ${first.channel} ${band(first.net)}`,
  );
  for (const stratum of strata.values()) {
    const [members, others] = [stratum.filter(isMember), stratum.filter((each) => !isMember(each))];
    if (members.length < 2 || others.length < 2) continue;
    matched += members.length;
    sum += members.length * (mean(members) - mean(others));
  }
  return matched === 0 ? null : { value: sum / matched, matched, members: observed.filter(isMember).length };
}
