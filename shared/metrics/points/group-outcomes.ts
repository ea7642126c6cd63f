import type { GroupOutcome } from '../../domain/experiments/group-outcome.ts';
import type { Query } from '../../lake/engine.ts';
import type { MetricRun } from '../metric.ts';
import type { PlannedExperiment } from '../metric-settings.ts';

/** After an ask, where the settings do not say. */
const UPLIFT_DAYS = 30;

/** Everybody in a group has been observed for so many days. */
export interface TriggerOutcomes {
  readonly trigger: string;
  readonly planned: PlannedExperiment | undefined;
  /** In which spending counts; of the goal, its own. */
  readonly spendDays: number;
  readonly outcomes: readonly GroupOutcome[];
}

interface OutcomeRow extends Omit<GroupOutcome, 'group' | 'spendSquares'> {
  readonly trigger_id: string;
  readonly ask_group: string;
  readonly spend_squares: number;
  readonly [column: string]: string | number;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A member belongs to an experiment with the first ask in it, in the group that chance gave then. */
const outcomesSql = (planned: readonly PlannedExperiment[], spendDays: number, currency: string): string => {
  const plans = planned.map(
    ({ experiment, goalDays, since }) =>
      `(${text(experiment.id)}, ${Math.max(goalDays ?? 0, spendDays)}, ${since === undefined ? 'CAST(NULL AS DATE)' : `DATE ${text(since)}`})`,
  );
  return /* sql */ `
    SELECT trigger_id, ask_group, count(*) AS assigned, count(goal) AS converted, count(*) FILTER (WHERE spend > 0) AS buyers,
      CAST(sum(spend) AS DOUBLE) AS spend, CAST(sum(CAST(spend AS DECIMAL(38, 0)) * spend) AS DOUBLE) AS spend_squares
    FROM (
      SELECT firsts.trigger_id, firsts.member_id, ask_group, max(reached_goals.ask_id) AS goal,
        coalesce(max(spent.spend), 0) AS spend
      FROM (
        SELECT trigger_id, member_id, min(asked_at) AS asked_at, min_by(ask_id, asked_at) AS ask_id, min_by(ask_group, asked_at) AS ask_group,
          max(days) AS days
        FROM (
          SELECT assigned_asks.trigger_id, member_id, ask_id, asked_at, ask_group, coalesce(plans.days, ${spendDays}) AS days
          FROM assigned_asks
          LEFT JOIN (VALUES ${['(CAST(NULL AS VARCHAR), 0, CAST(NULL AS DATE))', ...plans].join(', ')}) AS plans (trigger_id, days, since)
            ON plans.trigger_id = assigned_asks.trigger_id
          WHERE since IS NULL OR day >= since
        ) AS asked
        GROUP BY trigger_id, member_id
      ) AS firsts
      CROSS JOIN run
      LEFT JOIN reached_goals ON reached_goals.member_id = firsts.member_id AND reached_goals.ask_id = firsts.ask_id
      LEFT JOIN (
        SELECT trigger_id, assigned_asks.member_id, ask_id, CAST(sum(net_minor) AS BIGINT) AS spend
        FROM assigned_asks JOIN asked_orders ON asked_orders.member_id = assigned_asks.member_id
        WHERE currency = ${text(currency)} AND placed_at >= asked_at AND placed_at < asked_at + INTERVAL '${spendDays}' DAY
        GROUP BY trigger_id, assigned_asks.member_id, ask_id
      ) AS spent ON spent.trigger_id = firsts.trigger_id AND spent.member_id = firsts.member_id AND spent.ask_id = firsts.ask_id
      WHERE firsts.asked_at + days * INTERVAL '1' DAY <= as_of_at
      GROUP BY firsts.trigger_id, firsts.member_id, ask_group
    ) AS members
    GROUP BY trigger_id, ask_group
    ORDER BY trigger_id, ask_group`;
};

/** What became of the groups of each trigger, of those members alone whose windows are over. */
export async function outcomesOf(query: Query, { settings }: MetricRun): Promise<readonly TriggerOutcomes[]> {
  const { experiments = [], upliftDays: spendDays = UPLIFT_DAYS, currency = '' } = settings;
  const rows = await query<OutcomeRow>(outcomesSql(experiments, spendDays, currency));
  return [...new Set(rows.map(({ trigger_id }) => trigger_id))].map((trigger) => ({
    trigger,
    planned: experiments.find(({ experiment }) => experiment.id === trigger),
    spendDays,
    outcomes: rows
      .filter(({ trigger_id }) => trigger_id === trigger)
      .map(({ ask_group: group, assigned, converted, buyers, spend, spend_squares: spendSquares }) => ({
        group,
        assigned,
        converted,
        buyers,
        spend,
        spendSquares,
      })),
  }));
}
