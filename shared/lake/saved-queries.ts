import { LAKE_TABLES, type LakeTableName } from './tables.ts';

/**
 * A table of the lake lies in two: days as they come, and months that are over. For a while after a month was put together its days
 * are there, too.
 */
export const byDay = (name: LakeTableName): string => `${name}_by_day`;
export const byMonth = (name: LakeTableName): string => `${name}_by_month`;

export interface SavedQuery {
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

/** A table as it is, each row once: `UNION` drops what is there twice, and no two rows of a table are the same. */
export function wholeTable(name: LakeTableName): string {
  // In quotes, because `at` is a word of its own where zones of time are named.
  const columns = Object.keys(LAKE_TABLES[name].columns)
    .map((column) => `"${column}"`)
    .join(', ');
  return /* sql */ `SELECT ${columns} FROM ${byDay(name)}
UNION
SELECT ${columns} FROM ${byMonth(name)}`;
}

const viewOf = (name: LakeTableName): SavedQuery => ({
  name: `view-${name}`,
  description: `Makes the view ${name}, each row once. Run it once; for other tables, with their names and columns.`,
  sql: /* sql */ `CREATE OR REPLACE VIEW ${name} AS
${wholeTable(name)}`,
});

const ORDERS_BY_MONTH: SavedQuery = {
  name: 'orders-by-month',
  description: 'Orders, what they were worth and what of it went back, by month and currency.',
  sql: /* sql */ `WITH orders AS (
${wholeTable('orders')}
)
SELECT date_trunc('month', occurred_at) AS month,
  currency,
  count(*) FILTER (WHERE type = 'order.recorded') AS orders,
  count(DISTINCT member_id) FILTER (WHERE type = 'order.recorded') AS customers,
  sum(net_minor) FILTER (WHERE net_minor > 0) AS sold_minor,
  sum(net_minor) FILTER (WHERE net_minor < 0) AS went_back_minor,
  sum(net_minor) AS net_minor
FROM orders
WHERE currency IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 2`,
};

const POINTS_ROLL_FORWARD: SavedQuery = {
  name: 'points-roll-forward',
  description:
    'What members held at the end of each month, and what changed it: what is written down, by when it took effect.',
  sql: /* sql */ `WITH postings AS (
${wholeTable('postings')}
),
months AS (
  SELECT date_trunc('month', "at") AS month,
    -sum(CASE WHEN account = 'issued' THEN points ELSE 0 END) AS issued,
    sum(CASE WHEN account = 'redeemed' THEN points ELSE 0 END) AS redeemed,
    sum(CASE WHEN account = 'expired' THEN points ELSE 0 END) AS expired,
    -sum(CASE WHEN account = 'adjusted' THEN points ELSE 0 END) AS adjusted,
    sum(CASE WHEN account IN ('pending', 'active', 'held', 'deficit') THEN points ELSE 0 END) AS change
  FROM postings
  GROUP BY 1
)
SELECT month,
  sum(change) OVER (ORDER BY month) - change AS opening,
  issued,
  redeemed,
  expired,
  adjusted,
  sum(change) OVER (ORDER BY month) AS closing
FROM months
ORDER BY month`,
};

const MEMBERS_BY_TIER: SavedQuery = {
  name: 'members-by-tier',
  description: 'How many members have each tier now.',
  sql: /* sql */ `WITH tiers AS (
${wholeTable('tiers')}
),
latest AS (
  SELECT member_id, max_by(to_tier, sequence) AS tier
  FROM tiers
  GROUP BY member_id
)
SELECT tier, count(*) AS members
FROM latest
GROUP BY tier
ORDER BY members DESC, tier`,
};

/**
 * For Athena, where one engine is no longer enough. The views are those of the tables that most is asked of: a stack holds 500
 * resources, and each saved query is one.
 */
export const SAVED_QUERIES: readonly SavedQuery[] = [
  viewOf('orders'),
  viewOf('postings'),
  ORDERS_BY_MONTH,
  POINTS_ROLL_FORWARD,
  MEMBERS_BY_TIER,
];
