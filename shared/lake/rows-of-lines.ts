import { DUCKDB_TYPES } from './table-sql.ts';
import { LAKE_TABLES, type LakeTableName } from './tables.ts';

/** How the columns of a table that only it has are read from a staged line, and which lines have a row in it. */
interface Mapping {
  readonly columns: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly where: string;
}

/** What every table has of every line. Observations have the version that decided them, where one did, in their data. */
const COMMON: Readonly<Record<string, string>> = {
  event_id: 'id',
  type: 'type',
  member_id: 'memberId',
  sequence: 'sequence',
  program_version: 'coalesce(programVersion, data.programVersion)',
  occurred_at: 'occurredAt',
  recorded_at: 'recordedAt',
};

const isType = (...types: readonly string[]): string =>
  `type IN (${types.map((type) => `'${type}'`).join(', ')})`;

const attribute = (name: string): string => `data.attributes->>'${name}'`;

/** Attributes are the shop's own; in an answer to a survey they are ours. */
const ofAnswer = (value: string): string => `CASE WHEN data.type = 'survey_answered' THEN ${value} END`;

const MAPPINGS: Readonly<Record<LakeTableName, Mapping>> = {
  orders: {
    columns: {
      order_key: 'data.orderKey',
      currency: 'data.currency',
      // Of an order that left for another account its event says no amount: null.
      net_minor: `CASE WHEN ${isType('order.refunded', 'order.transferred')} THEN -data.netAmount ELSE data.netAmount END`,
      is_whole: 'coalesce(data.isWhole, data.isLess, false)',
      placed_at: `CASE WHEN ${isType('order.recorded', 'order.claimed', 'order.transferred')} THEN data.placedAt END`,
      channel: 'data.channel',
      country: 'data.country',
      is_referred: 'coalesce(data.isReferred, false)',
      withheld: 'data.withheld',
      other_member_id: 'coalesce(data.fromMemberId, data.toMemberId)',
      // The points of a delivery were earned by the order: they wait shorter.
      points: `CASE WHEN ${isType('order.recorded', 'order.claimed')} THEN data.points
        WHEN type = 'order.refunded' THEN -data.reversed ELSE 0 END`,
    },
    where: isType(
      'order.recorded',
      'order.refunded',
      'order.claimed',
      'order.transferred',
      'order.delivered',
    ),
  },
  postings: {
    columns: {
      movement: 'posting.movement',
      place: 'place',
      by_time: 'posting."byTime"',
      at: 'posting."at"',
      account: 'posting.account',
      points: 'posting.points',
      lot: 'posting.lot',
      lot_expires_at: 'posting."lotExpiresAt"',
      activates_at: 'posting."activatesAt"',
      hold: 'posting.hold',
    },
    from: `(SELECT * EXCLUDE (postings), unnest(postings) AS posting, CAST(unnest(range(len(postings))) AS INTEGER) AS place
      FROM line WHERE len(postings) > 0)`,
    where: 'true',
  },
  members: { columns: {}, where: isType('member.enrolled', 'member.closed', 'member.erased') },
  tiers: {
    columns: { from_tier: 'data."from"', to_tier: 'data."to"' },
    where: isType('tier.changed'),
  },
  activities: {
    columns: {
      activity_key: 'data.activityKey',
      activity_type: 'data.type',
      survey_id: ofAnswer(attribute('survey')),
      survey_kind: ofAnswer(attribute('kind')),
      score: ofAnswer(`TRY_CAST((${attribute('score')}) AS INTEGER)`),
      trigger_id: 'data.triggerId',
      points: `CASE type WHEN 'activity.recorded' THEN data.points ELSE -data.reversed END`,
    },
    where: isType('activity.recorded', 'activity.reversed'),
  },
  referrals: {
    columns: {
      // A visit is of nobody; the other steps are entries of the friend, but for those that tell of a side.
      friend_id: `CASE WHEN type = 'referral.visited' THEN NULL ELSE coalesce(data.friendId, memberId) END`,
      advocate_id: `CASE WHEN type = 'referral.visited' OR data.side = 'advocate' THEN memberId ELSE data.advocateId END`,
      channel: 'data.channel',
      visited_at: 'data.visitedAt',
      side: 'data.side',
      verdict: `CASE WHEN type = 'referral.rejected' THEN 'reject' ELSE data.verdict END`,
      reason: 'coalesce(data.withheld, data.reason)',
      points: `CASE type WHEN 'referral.rewarded' THEN data.points WHEN 'referral.reversed' THEN -data.reversed ELSE 0 END`,
    },
    where: `type LIKE 'referral.%'`,
  },
  redemptions: {
    columns: {
      redemption_key: 'data.redemptionKey',
      reward_id: 'data.rewardId',
      points: `CASE type WHEN 'redemption.captured' THEN data.points WHEN 'redemption.returned' THEN -data.points ELSE 0 END`,
      granted_by: 'data.granted."by"',
    },
    where: `type LIKE 'redemption.%' OR type LIKE 'coupon.%'`,
  },
  asks: {
    columns: {
      trigger_id: 'data.triggerId',
      ask_id: 'data.askId',
      variant: 'data.variant',
      reason: 'data.reason',
      asked_at: 'data.askedAt',
      channel: 'data.channel',
    },
    where: `type LIKE 'ask.%'`,
  },
  stages: {
    columns: { from_stage: 'data."from"', to_stage: 'data."to"', because: 'data.because' },
    where: isType('journey.stage_changed'),
  },
};

/** What tells the rows of a table apart. */
export const keyOf = (table: LakeTableName): readonly string[] =>
  table === 'postings' ? ['event_id', 'movement', 'place'] : ['event_id'];

/** The columns of a table, in their order, as SQL: in quotes, for `at` is a word of DuckDB's own. */
export const columnsSql = (table: LakeTableName): string =>
  Object.keys(LAKE_TABLES[table].columns)
    .map((column) => `"${column}"`)
    .join(', ');

/** In this order rows are written; it is total, so the same rows give the same bytes. */
export const orderOf = (table: LakeTableName): string => ['occurred_at', ...keyOf(table)].join(', ');

/** The rows that the staged lines have in a table, with the day and the day of arrival that they belong to. */
export function rowsSql(table: LakeTableName): string {
  const { columns, from = 'line', where } = MAPPINGS[table];
  const all = { ...COMMON, ...columns };
  const selected = Object.entries(LAKE_TABLES[table].columns).map(([column, { type }]) => {
    const value = all[column];
    if (value === undefined) throw new Error(`Nothing says how ${table}.${column} is read from an event.`);
    return `CAST(${value} AS ${DUCKDB_TYPES[type]}) AS "${column}"`;
  });
  return `SELECT ${selected.join(', ')}, day, arrived FROM ${from} WHERE ${where}`;
}
