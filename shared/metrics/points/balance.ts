import type { Metric } from '../metric.ts';
import { figureMaker } from './point-figure.ts';

const SQL = /* sql */ `SELECT account, tier, points FROM account_balances WHERE points <> 0 ORDER BY account, tier`;

const PARTS = ['active', 'pending', 'held', 'owed'] as const;

export const POINTS_BALANCE: Metric = {
  name: 'points_balance',
  definitionVersion: 1,
  says:
    'Points that members have when as_of begins, by state: active, pending, held by open redemptions, and owed (negative). Their sum, without a part, is the closing of the roll-forward. ' +
    'Also by the tier that members have then.',
  async figures(query, run) {
    const rows = await query<{ account: string; tier: string; points: number }>(SQL);
    const figure = figureMaker(this, run);
    const named = rows.map(({ account, ...row }) => ({
      ...row,
      part: account === 'deficit' ? 'owed' : account,
    }));
    const tiers = [undefined, ...new Set(named.map(({ tier }) => tier))];
    return tiers.flatMap((tier) =>
      [undefined, ...PARTS].map((part) => {
        const points = named
          .filter(
            (row) => (tier === undefined || row.tier === tier) && (part === undefined || row.part === part),
          )
          .reduce((sum, row) => sum + row.points, 0);
        return figure({
          window: { from: run.asOf, to: run.asOf },
          cut: { ...(tier === undefined ? {} : { tier }), ...(part === undefined ? {} : { part }) },
          numerator: points,
          value: points,
          unit: 'points',
        });
      }),
    );
  },
};
