import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { mixFigures } from './mix.ts';
import { figureMaker } from './point-figure.ts';

interface StageMove {
  readonly month: IsoDay;
  readonly stage: string;
  readonly members: number;
  readonly [column: string]: string | number;
}

const SQL = /* sql */ `SELECT month, stage, members FROM stage_moves ORDER BY month, stage`;

export const STAGE_MIX: Metric = {
  name: 'journey_stage_mix',
  definitionVersion: 1,
  says: 'Members who are in this stage of their journey when the month is over / members who have a stage then. Guests, and who has left, are in none.',
  async figures(query, run) {
    const rows = await query<StageMove>(SQL);
    const moves = rows.map(({ month, stage, members: moves }) => ({ month, from: null, to: stage, moves }));
    return mixFigures(moves, run.asOf, (part) => ({ part }), figureMaker(this, run));
  },
};
