import type { Metric } from '../metric.ts';
import { figureMaker, ratioOf, runningReason, windowOf } from './point-figure.ts';
import { vintagesOf } from './vintage.ts';

const PARTS = ['issued', 'redeemed', 'reversed', 'expired', 'outstanding'] as const;

export const POINT_VINTAGE_PARTS: Metric = {
  name: 'points_by_vintage',
  definitionVersion: 1,
  says:
    'What became by as_of of the points issued in a month: issued = redeemed + reversed + expired + outstanding. First in, first out within each lot of a member; what came back of redemptions counts as never redeemed. ' +
    'Issued includes points that people gave by hand, reversed those that they took and those that paid a debt.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    const vintages = await vintagesOf(query);
    return vintages.flatMap((each) =>
      PARTS.map((part) =>
        figure({
          window: { from: each.vintage, to: run.asOf },
          cut: { vintage: each.vintage, part },
          numerator: each[part],
          denominator: each.issued,
          value: each[part],
          unit: 'points',
        }),
      ),
    );
  },
};

export const REDEMPTION_VINTAGE: Metric = {
  name: 'redemption_rate_vintage',
  definitionVersion: 1,
  says: 'Points of the month’s issue redeemed by as_of / points issued in it. Rises until all of them are redeemed, expired or taken back; compare months at the same age only. Null while the month is running.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await vintagesOf(query)).map(({ vintage, redeemed, issued }) =>
      figure({
        window: { from: vintage, to: windowOf(vintage, run.asOf).to },
        cut: { vintage },
        ...ratioOf(redeemed, issued, 'NO_POINTS_ISSUED', runningReason(vintage, run.asOf)),
      }),
    );
  },
};
