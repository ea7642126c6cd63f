import type { Query } from '../../lake/engine.ts';
import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { type Moves, mixFigures } from './mix.ts';
import { figureMaker, windowOf } from './point-figure.ts';

interface TierMove {
  readonly month: IsoDay;
  readonly from_tier: string;
  readonly to_tier: string;
  readonly moves: number;
  readonly [column: string]: string | number;
}

const MOVES_SQL = /* sql */ `SELECT month, from_tier, to_tier, moves FROM tier_moves ORDER BY month, from_tier, to_tier`;
const MEMBERS_SQL = /* sql */ `SELECT month, members FROM membership_moves WHERE members <> 0 ORDER BY month`;

const NONE = 'none';
const tierMovesOf = (query: Query) => query<TierMove>(MOVES_SQL);

export const TIER_MIX: Metric = {
  name: 'tier_mix',
  definitionVersion: 1,
  says: 'Members whose last told tier is this one when the month is over / all members then; `none`: members without a tier. A tier that ended by time alone counts until the member’s next entry tells it.',
  async figures(query, run) {
    const tiers = await tierMovesOf(query);
    const members = await query<{ month: IsoDay; members: number }>(MEMBERS_SQL);
    const moves: readonly Moves[] = [
      // Who joins has no tier at first, and who leaves has none any more.
      ...members.map(({ month, members: more }) => ({ month, from: null, to: NONE, moves: more })),
      ...tiers.map(({ month, from_tier, to_tier, moves: times }) => ({
        month,
        from: from_tier,
        to: to_tier,
        moves: times,
      })),
    ];
    return mixFigures(moves, run.asOf, (tier) => ({ tier }), figureMaker(this, run));
  },
};

export const TIER_MOVES: Metric = {
  name: 'tier_moves',
  definitionVersion: 1,
  says: 'Changes of tier that were told in the month, by the tier before (part) and after (tier). A member who changed twice counts twice.',
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await tierMovesOf(query)).map(({ month, from_tier, to_tier, moves }) =>
      figure({
        window: windowOf(month, run.asOf),
        cut: { month, tier: to_tier, part: `from ${from_tier}` },
        numerator: moves,
        value: moves,
        unit: 'count',
      }),
    );
  },
};
