import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { mixFigures } from './mix.ts';
import { figureMaker } from './point-figure.ts';

interface StageMove {
  readonly month: IsoDay;
  readonly from_stage: string | null;
  readonly to_stage: string;
  readonly moves: number;
  readonly [column: string]: string | number | null;
}

const SQL = /* sql */ `SELECT month, from_stage, to_stage, moves FROM stage_moves ORDER BY month, from_stage, to_stage`;

export const STAGE_MIX: Metric = {
  name: 'journey_stage_mix',
  definitionVersion: 1,
  says: 'Members who are in this stage of their journey when the month is over / members who have a stage then.',
  async figures(query, run) {
    const rows = await query<StageMove>(SQL);
    const moves = rows.map(({ month, from_stage, to_stage, moves: times }) => ({
      month,
      from: from_stage,
      to: to_stage,
      moves: times,
    }));
    return mixFigures(moves, run.asOf, (part) => ({ part }), figureMaker(this, run));
  },
};
