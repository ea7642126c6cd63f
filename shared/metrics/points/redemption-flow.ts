import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { monthAfter } from '../months.ts';
import { figureMaker, ratioOf, runningReason, windowOf } from './point-figure.ts';

interface Flow {
  readonly month: IsoDay;
  readonly tier: string;
  readonly issued: number;
  readonly redeemed: number;
  readonly [column: string]: string | number;
}

const SQL = /* sql */ `SELECT month, tier, issued, redeemed FROM account_months ORDER BY month, tier`;

const sum = (rows: readonly Flow[], column: 'issued' | 'redeemed') =>
  rows.reduce((all, row) => all + row[column], 0);

export const REDEMPTION_FLOW: Metric = {
  name: 'redemption_rate_flow',
  definitionVersion: 1,
  says:
    'Points redeemed in the month, less what came back in it / points issued in the month, before anything was reversed, without what people gave by hand. May exceed 100 %, as what is redeemed was mostly issued earlier. ' +
    'Also of all complete months together, and by the tier that members have at as_of. Null while the month is running.',
  async figures(query, run) {
    const rows = await query<Flow>(SQL);
    const figure = figureMaker(this, run);
    const rate = (part: readonly Flow[], immature: string | null) =>
      ratioOf(sum(part, 'redeemed'), sum(part, 'issued'), 'NO_POINTS_ISSUED', immature);
    const months = [...new Set(rows.map(({ month }) => month))];
    const complete = rows.filter(({ month }) => monthAfter(month) <= run.asOf);
    const [first] = complete;
    const last = complete.at(-1);
    const whole =
      first === undefined || last === undefined
        ? []
        : [figure({ window: { from: first.month, to: monthAfter(last.month) }, ...rate(complete, null) })];
    return [
      ...whole,
      ...months.flatMap((month) => {
        const own = rows.filter((row) => row.month === month);
        const [window, immature] = [windowOf(month, run.asOf), runningReason(month, run.asOf)];
        return [
          figure({ window, cut: { month }, ...rate(own, immature) }),
          ...own.map((row) => figure({ window, cut: { month, tier: row.tier }, ...rate([row], immature) })),
        ];
      }),
    ];
  },
};
