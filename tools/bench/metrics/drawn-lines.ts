import { createHash } from 'node:crypto';
import type { LakeEngine } from '../../../shared/lake/engine.ts';
import { listSql, textSql } from '../../../shared/lake/sql-text.ts';
import type { LakeTableName } from '../../../shared/lake/tables.ts';

const iso = (column: string): string => `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`;

/** What the events say of which a table has the rows, as raw lines say it. */
const DATA: Readonly<Record<Exclude<LakeTableName, 'postings'>, string>> = {
  orders: `{orderKey: order_key, currency: currency, netAmount: abs(net_minor), placedAt: ${iso('placed_at')}, channel: channel, country: country,
    withheld: withheld, isReferred: is_referred, isWhole: is_whole, points: points, reversed: -points, redemptions: []}`,
  members: '{}',
  tiers: '{"from": from_tier, "to": to_tier}',
  activities: `{activityKey: activity_key, "type": activity_type, attributes: {survey: survey_id, kind: survey_kind, score: score}, points: points, triggerId: trigger_id}`,
  referrals: `{friendId: friend_id, advocateId: advocate_id, channel: channel, visitedAt: ${iso('visited_at')}, side: side, verdict: verdict, points: points}`,
  redemptions: '{redemptionKey: redemption_key, rewardId: reward_id, points: abs(points)}',
  asks: `{triggerId: trigger_id, askId: ask_id, variant: variant, reason: reason, askedAt: ${iso('asked_at')}, channel: channel}`,
  stages: '{"from": from_stage, "to": to_stage, because: because}',
};

const TABLES = Object.keys(DATA) as (keyof typeof DATA)[];

const linesSql = (table: keyof typeof DATA): string => /* sql */ `
  SELECT event_id AS id, type, 1 AS version, member_id AS "memberId", sequence, program_version AS "programVersion",
    ${iso('occurred_at')} AS "occurredAt", ${iso('recorded_at')} AS "recordedAt",
    {pending: 120, active: 340, held: 0, deficit: 0} AS balance, NULL AS "tierChange",
    to_json(${DATA[table] === '{}' ? 'map([], [])' : DATA[table]}) AS data, coalesce(moved, []) AS postings
  FROM new_${table} LEFT JOIN moves USING (event_id)`;

const MOVES = /* sql */ `
  CREATE OR REPLACE TABLE moves AS
  SELECT event_id, list({movement: movement, byTime: by_time, "at": ${iso('"at"')}, account: account, points: points, lot: lot,
    lotExpiresAt: ${iso('lot_expires_at')}, activatesAt: ${iso('activates_at')}, hold: hold} ORDER BY place) AS moved
  FROM new_postings
  GROUP BY event_id`;

/**
 * Writes the events whose rows lie in `new_…` as one raw object, as the feed would have.
 * @param folder of the bucket's files
 * @returns its key
 */
export async function writeDrawnLines(engine: LakeEngine, day: string, path: string): Promise<string> {
  await engine.run(MOVES);
  await engine.run(
    `COPY (SELECT * FROM (${TABLES.map(linesSql).join(' UNION ALL ')}) ORDER BY id) TO ${textSql(path)} (FORMAT json, COMPRESSION gzip)`,
  );
  return `raw/v1/arrived=${day}/23-${createHash('sha256')
    .update(listSql([day]))
    .digest('hex')}.ndjson.gz`;
}
