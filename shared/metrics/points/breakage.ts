import type { Metric } from '../metric.ts';
import { figureMaker, ratioOf } from './point-figure.ts';
import { isFinished, redemptionEstimate } from './redemption-estimate.ts';
import { vintagesOf } from './vintage.ts';

export const BREAKAGE_REALIZED: Metric = {
  name: 'breakage_realized',
  definitionVersion: 1,
  says: 'Points expired / points issued, of months whose points are all redeemed, expired or taken back; null of the others. Without a vintage: of all such months together (IFRS 15.B46, ASC 606-10-55-48).',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    const vintages = await vintagesOf(query);
    const finished = vintages.filter((each) => isFinished(each, run.asOf));
    const sum = (column: 'expired' | 'issued') => finished.reduce((all, each) => all + each[column], 0);
    const from = vintages[0]?.vintage ?? run.asOf;
    return [
      figure({
        window: { from, to: run.asOf },
        ...ratioOf(sum('expired'), sum('issued'), 'NO_FINISHED_VINTAGE', null),
      }),
      ...vintages.map((each) =>
        figure({
          window: { from: each.vintage, to: run.asOf },
          cut: { vintage: each.vintage },
          ...ratioOf(
            each.expired,
            each.issued,
            'NO_POINTS_ISSUED',
            finished.includes(each) ? null : 'IMMATURE',
          ),
        }),
      ),
    ];
  },
};

export const BREAKAGE_EXPECTED: Metric = {
  name: 'breakage_expected',
  definitionVersion: 1,
  says: '1 − the expected redemption rate: the shop’s own estimate where it gives one, else points redeemed / points issued without those taken back, of months whose points are all gone. A management estimate.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    const vintages = await vintagesOf(query);
    const estimate = redemptionEstimate(vintages, run.asOf, run.settings);
    return [
      figure({
        window: { from: vintages[0]?.vintage ?? run.asOf, to: run.asOf },
        numerator: estimate === null ? null : estimate.issued - estimate.redeemed,
        denominator: estimate === null ? null : estimate.issued,
        value: estimate === null ? null : 1 - estimate.rate,
        unit: 'ratio',
        reason: estimate === null ? 'NO_FINISHED_VINTAGE' : null,
      }),
    ];
  },
};
