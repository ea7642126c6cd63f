import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { figureMaker, windowOf } from './point-figure.ts';

interface RewardMonth {
  readonly reward_id: string;
  readonly month: IsoDay;
  readonly redeemed: number;
  readonly granted: number;
  readonly points: number;
  readonly [column: string]: string | number;
}

const SQL = /* sql */ `SELECT reward_id, month, redeemed, granted, points FROM reward_months ORDER BY month, reward_id`;

const rewardMetric = (
  name: string,
  says: string,
  column: 'redeemed' | 'granted' | 'points',
  unit: 'count' | 'points',
): Metric => ({
  name,
  definitionVersion: 1,
  says: `${says} By reward (part) and month. The denominator is that of all rewards in the month.`,
  async figures(query, run) {
    const rows = await query<RewardMonth>(SQL);
    const figure = figureMaker(this, run);
    return rows.map((row) =>
      figure({
        window: windowOf(row.month, run.asOf),
        cut: { month: row.month, part: row.reward_id },
        numerator: row[column],
        denominator: rows.reduce((sum, each) => (each.month === row.month ? sum + each[column] : sum), 0),
        value: row[column],
        unit,
      }),
    );
  },
});

export const REWARD_REDEMPTIONS = rewardMetric(
  'reward_redemptions',
  'Redemptions that were captured, each once, in the month of the first capture, whether or not they came back.',
  'redeemed',
  'count',
);
export const REWARD_GRANTS = rewardMetric(
  'reward_grants',
  'Rewards that the program gave for nothing.',
  'granted',
  'count',
);
export const REWARD_POINTS = rewardMetric(
  'reward_points',
  'Points spent on the reward in the month, less those that came back in it.',
  'points',
  'points',
);
