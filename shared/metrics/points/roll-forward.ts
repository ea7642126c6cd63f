import type { Figure } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { monthsUntil } from '../months.ts';
import { figureMaker, type Told, windowOf } from './point-figure.ts';

interface Booked {
  readonly month: string;
  readonly issued: number;
  readonly redeemed: number;
  readonly expired: number;
  readonly reversed: number;
  readonly adjusted: number;
  readonly [column: string]: string | number;
}

const SQL = /* sql */ `
  SELECT month, CAST(sum(issued) AS BIGINT) AS issued, CAST(sum(redeemed) AS BIGINT) AS redeemed, CAST(sum(expired) AS BIGINT) AS expired,
    CAST(sum(reversed) AS BIGINT) AS reversed, CAST(sum(adjusted) AS BIGINT) AS adjusted
  FROM account_months
  GROUP BY month
  ORDER BY month`;

/** In the order in which they are added up; each with the sign by which it changes the balance. */
const LINES = {
  issued: ({ issued }: Booked) => issued,
  redeemed: ({ redeemed }: Booked) => -redeemed,
  expired: ({ expired }: Booked) => -expired,
  reversed: ({ reversed }: Booked) => -reversed,
  adjusted: ({ adjusted }: Booked) => adjusted,
} as const;

const NOTHING: Omit<Booked, 'month'> = { issued: 0, redeemed: 0, expired: 0, reversed: 0, adjusted: 0 };

export const ROLL_FORWARD: Metric = {
  name: 'points_roll_forward',
  definitionVersion: 1,
  says:
    'Points that members have, month by month: opening + issued − redeemed − expired − reversed ± adjusted = closing. Each line has the sign by which it changes the balance. ' +
    'Closing is the ledger’s balance when the month is over, to the point, what members owe taken off; the opening of a month is the closing of the one before. The month that is running is told up to as_of.',
  async figures(query, run) {
    const rows = await query<Booked>(SQL);
    const figure = figureMaker(this, run);
    const byMonth = new Map(rows.map((row) => [row.month, row]));
    let balance = 0;
    return monthsUntil(rows[0]?.month, run.asOf).flatMap((month): readonly Figure[] => {
      const booked = byMonth.get(month) ?? ({ month, ...NOTHING } as Booked);
      const told = (part: string, points: number): Told => ({
        window: windowOf(month, run.asOf),
        cut: { month, part },
        numerator: points,
        value: points,
        unit: 'points',
      });
      const opening = balance;
      const lines = Object.entries(LINES).map(([part, of]) => [part, of(booked) + 0] as const);
      balance = lines.reduce((sum, [, points]) => sum + points, balance);
      return [['opening', opening] as const, ...lines, ['closing', balance] as const].map(([part, points]) =>
        figure(told(part, points)),
      );
    });
  },
};
