import { allocatedToPoints, deferredForPoints } from '../../domain/liability/points-liability.ts';
import type { Query } from '../../lake/engine.ts';
import type { Figure, IsoDay } from '../figure.ts';
import type { Metric, MetricRun } from '../metric.ts';
import { monthAfter } from '../months.ts';
import { figureMaker } from './point-figure.ts';
import { isFinished, redemptionEstimate } from './redemption-estimate.ts';
import { type Vintage, vintagesOf } from './vintage.ts';

interface Sale {
  readonly vintage: IsoDay;
  readonly currency: string;
  readonly net_minor: number;
  readonly [column: string]: string | number;
}

type Amounts =
  | { readonly allocated: number; readonly deferred: number; readonly reason: null }
  | { readonly allocated: null; readonly deferred: null; readonly reason: string };

const SALES_SQL = /* sql */ `SELECT vintage, currency, net_minor FROM points_sales WHERE net_minor <> 0 ORDER BY vintage, currency`;

const unknown = (reason: string): Amounts => ({ allocated: null, deferred: null, reason });

/** In minor units. The price of the goods by themselves is what was paid for them, after discounts. */
function amountsOf(
  vintage: Vintage,
  vintages: readonly Vintage[],
  sales: readonly Sale[],
  { asOf, settings }: MetricRun,
): Amounts {
  const { pointValueMinor, currency } = settings;
  if (pointValueMinor === undefined || currency === undefined) return unknown('NO_POINT_VALUE');
  const own = sales.filter((sale) => sale.vintage === vintage.vintage);
  if (own.some((sale) => sale.currency !== currency)) return unknown('SEVERAL_CURRENCIES');
  const monthEnd = monthAfter(vintage.vintage);
  const then = redemptionEstimate(vintages, monthEnd < asOf ? monthEnd : asOf, settings);
  const now = redemptionEstimate(vintages, asOf, settings);
  if (then === null || now === null) return unknown('NO_ESTIMATE');
  const points = vintage.issued - vintage.reversed;
  const price = Math.max(
    0,
    own.reduce((sum, sale) => sum + sale.net_minor, 0),
  );
  const allocated = allocatedToPoints({
    price,
    goodsPrice: price,
    points,
    pointValue: pointValueMinor,
    redemptionRate: then.rate,
  });
  // Of what expired none is redeemed any more, whatever share of all was once expected.
  const expected = isFinished(vintage, asOf)
    ? vintage.redeemed
    : Math.min(vintage.redeemed + vintage.outstanding, Math.max(vintage.redeemed, now.rate * points));
  return { allocated, deferred: deferredForPoints(allocated, vintage.redeemed, expected), reason: null };
}

async function told(query: Query, run: MetricRun): Promise<readonly (readonly [Vintage, Amounts])[]> {
  const [vintages, sales] = [await vintagesOf(query), await query<Sale>(SALES_SQL)];
  return vintages.map((vintage) => [vintage, amountsOf(vintage, vintages, sales, run)]);
}

export const POINTS_LIABILITY: Metric = {
  name: 'points_liability',
  definitionVersion: 1,
  says:
    'A management estimate of what is owed for points. allocated: of what customers paid for orders with points, the part by relative stand-alone selling prices, points at their value times the redemption rate expected when the month was over; never worked out again. ' +
    'deferred: allocated · (1 − points redeemed / points expected to be redeemed in all, by today’s estimate, and no more than was and can yet be): the liability. face_value: all outstanding points at their full value. By vintage, and of all (IFRS 15.74–76, B39–B46, example 52; ASC 606-10-55-353).',
  async figures(query, run) {
    const rows = await told(query, run);
    const figure = figureMaker(this, run);
    const { currency, pointValueMinor: value } = run.settings;
    const inCurrency = currency === undefined ? {} : { currency };
    const make = (cut: Figure['cut'], from: IsoDay, amount: number | null, reason: string | null) =>
      figure({
        window: { from, to: run.asOf },
        cut: { ...cut, ...inCurrency },
        numerator: amount,
        value: amount === null ? null : Math.round(amount),
        unit: 'minor',
        reason,
      });
    const faceOf = (points: number) => (value === undefined ? null : points * value);
    const noFace = value === undefined ? 'NO_POINT_VALUE' : null;
    const sum = (part: 'allocated' | 'deferred') =>
      rows.reduce((all, [, amounts]) => all + (amounts[part] ?? 0), 0);
    const first = rows[0]?.[0].vintage ?? run.asOf;
    // One month of which nothing is known makes the whole unknown, unless nothing of it is left.
    const missing =
      rows.find(([{ outstanding }, { reason }]) => reason !== null && outstanding > 0)?.[1].reason ?? null;
    const outstanding = rows.reduce((all, [each]) => all + each.outstanding, 0);
    return [
      ...(['allocated', 'deferred'] as const).map((part) =>
        make({ part }, first, missing === null ? sum(part) : null, missing),
      ),
      make({ part: 'face_value' }, first, faceOf(outstanding), noFace),
      ...rows.flatMap(([{ vintage, outstanding: left }, amounts]) => [
        ...(['allocated', 'deferred'] as const).map((part) =>
          make({ vintage, part }, vintage, amounts[part], amounts.reason),
        ),
        make({ vintage, part: 'face_value' }, vintage, faceOf(left), noFace),
      ]),
    ];
  },
};
