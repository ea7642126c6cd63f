import { DUCKDB_TYPES } from '../../../shared/lake/table-sql.ts';
import { LAKE_TABLE_NAMES, LAKE_TABLES, type LakeTableName } from '../../../shared/lake/tables.ts';
import { COUNTED_AT, SHOP_BEGAN } from './drawn-shop.ts';

const DAY = 86_400;

/** Rows of a table of the lake: columns by what they are selected as; those left out are null. */
interface Rows {
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
}

const moment = (seconds: string): string => `make_timestamp(CAST(${seconds} AS BIGINT) * 1000000)`;

/** What every entry says; an event more of the same entry has a number behind its id. */
const entryColumns = (type = 'entry.type', number = ''): Rows['columns'] => ({
  event_id: number === '' ? 'entry.event_id' : `entry.event_id || '${number}'`,
  type,
  member_id: 'entry.member_id',
  sequence: 'entry.sequence',
  program_version: '3',
  occurred_at: moment('entry.entered_at'),
  recorded_at: moment('entry.entered_at + 1'),
});

/** What is no entry has no number. */
const observed = (id: string, type: string, member: string, at: string): Rows['columns'] => ({
  event_id: `'evt_' || md5(${id})`,
  type,
  member_id: member,
  program_version: '3',
  occurred_at: moment(at),
  recorded_at: moment(`${at} + 1`),
});

const entries = (...types: readonly string[]): string =>
  `entry.type IN (${types.map((type) => `'${type}'`).join(', ')})`;

const TIER_OF: readonly (readonly [at: number, from: string, to: string])[] = [
  [0, 'NULL', "'bronze'"],
  [3, "'bronze'", "'silver'"],
  [8, "'silver'", "'gold'"],
];

const ROWS: Readonly<Record<LakeTableName, readonly Rows[]>> = {
  orders: [
    {
      columns: {
        ...entryColumns(),
        order_key: 'order_key',
        currency: `CASE WHEN ${entries('order.recorded', 'order.refunded')} THEN currency END`,
        net_minor: `CASE entry.type WHEN 'order.recorded' THEN net_minor WHEN 'order.refunded' THEN -refunded_minor END`,
        is_whole: `${entries('order.refunded')} AND refund_is_whole`,
        placed_at: `CASE WHEN ${entries('order.recorded')} THEN ${moment('placed_at')} END`,
        channel: `CASE WHEN ${entries('order.recorded')} THEN channel END`,
        country: `CASE WHEN ${entries('order.recorded')} THEN country END`,
        is_referred: 'advocate IS NOT NULL',
        withheld: `CASE WHEN ${entries('order.recorded')} AND (enrolled_at IS NULL OR enrolled_at > placed_at) THEN 'GUEST' END`,
        points: `CASE entry.type WHEN 'order.recorded' THEN points WHEN 'order.refunded' THEN CASE WHEN is_owed THEN -points ELSE -reversed END ELSE 0 END`,
      },
      from: `entry JOIN fate USING (no) WHERE ${entries('order.recorded', 'order.refunded', 'order.delivered')}`,
    },
  ],
  postings: [
    {
      columns: {
        ...entryColumns(),
        movement: 'movement',
        place: 'moved.place',
        by_time: 'by_time',
        at: moment('CASE WHEN by_time THEN moved_at ELSE entry.entered_at + 1 END'),
        account: 'account',
        points: 'points',
        lot: 'CAST(ends_at AS VARCHAR)',
        lot_expires_at: moment('ends_at'),
        activates_at: moment('opens_at'),
        hold: 'hold',
      },
      from: 'entry JOIN moved ON moved.id = entry.id AND moved.sequence = entry.sequence',
    },
  ],
  members: [{ columns: entryColumns(), from: `entry WHERE ${entries('member.enrolled', 'member.closed')}` }],
  tiers: TIER_OF.map(([orders, from, to]) => ({
    columns: { ...entryColumns("'tier.changed'", '_1'), from_tier: from, to_tier: to },
    from:
      orders === 0
        ? `entry WHERE ${entries('member.enrolled')}`
        : `entry JOIN shop_order USING (no) WHERE ${entries('order.recorded')} AND is_member AND enrolled_at <= placed_at AND k = ${orders}`,
  })),
  activities: [
    {
      columns: {
        ...entryColumns(),
        activity_key: 'activity_key',
        activity_type: `CASE WHEN is_answer THEN 'survey_answered' ELSE 'review' END`,
        survey_id: `CASE WHEN is_answer THEN survey || '-2026' END`,
        survey_kind: 'CASE WHEN is_answer THEN survey END',
        score: `CASE WHEN is_answer THEN CASE survey WHEN 'nps' THEN least(10, no // 16 % 13) WHEN 'csat' THEN 1 + no // 16 % 5 ELSE 1 + no // 16 % 7 END END`,
        points: 'points',
      },
      from: `entry JOIN activity USING (no) WHERE ${entries('activity.recorded')}`,
    },
  ],
  referrals: [
    {
      columns: {
        ...entryColumns(),
        friend_id: 'friend.member_id',
        advocate_id: `CASE WHEN NOT ${entries('referral.qualified')} THEN advocate END`,
        channel: `CASE WHEN ${entries('referral.signed_up')} THEN channel END`,
        visited_at: `CASE WHEN ${entries('referral.signed_up')} THEN ${moment('joined_at - 1800')} END`,
        side: `CASE WHEN ${entries('referral.rewarded')} THEN 'advocate' END`,
        verdict: `CASE WHEN ${entries('referral.qualified')} THEN 'accept' END`,
        points: `CASE WHEN ${entries('referral.rewarded')} THEN 500 ELSE 0 END`,
      },
      from: `entry JOIN friend ON friend.id = entry.no WHERE entry.type LIKE 'referral.%'`,
    },
    {
      columns: {
        ...observed(
          `'visit ' || id || ' ' || visit`,
          `'referral.visited'`,
          'advocate',
          'joined_at - 1800 * visit',
        ),
        advocate_id: 'advocate',
        channel: 'channel',
        points: '0',
      },
      from: '(SELECT *, unnest(range(1, 6)) AS visit FROM friend) AS visits',
    },
  ],
  redemptions: [
    {
      columns: {
        ...entryColumns(),
        redemption_key: 'redemption_key',
        reward_id: `CASE WHEN NOT ${entries('redemption.returned')} THEN reward_id END`,
        points: `CASE entry.type WHEN 'redemption.captured' THEN spent_points WHEN 'redemption.returned' THEN -spent_points ELSE 0 END`,
      },
      from: `entry JOIN spent USING (no) WHERE entry.type LIKE 'redemption.%'`,
    },
  ],
  asks: [
    {
      columns: {
        ...observed(
          `'asked ' || ask_id`,
          `CASE WHEN variant IS NULL THEN 'ask.held_out' ELSE 'ask.made' END`,
          'member_id',
          'asked_at',
        ),
        trigger_id: 'trigger_id',
        ask_id: 'ask_id',
        variant: 'variant',
        channel: `CASE WHEN variant IS NOT NULL THEN 'email' END`,
      },
      from: 'asked',
    },
    {
      columns: {
        ...observed(`'goal ' || ask_id`, `'ask.goal_reached'`, 'member_id', 'next_at'),
        trigger_id: 'trigger_id',
        ask_id: 'ask_id',
        variant: 'variant',
        asked_at: moment('asked_at'),
      },
      from: `asked WHERE next_at > asked_at AND next_at < asked_at + ${30 * DAY}`,
    },
  ],
  stages: [
    {
      columns: {
        ...observed(`'first ' || no`, `'journey.stage_changed'`, 'member_id', 'placed_at + 5'),
        from_stage: `CASE WHEN k > 0 THEN 'new' END`,
        to_stage: `CASE k WHEN 0 THEN 'new' ELSE 'active' END`,
        because: `'order'`,
      },
      from: 'shop_order WHERE k < 2',
    },
    {
      columns: {
        ...observed(`'away ' || no`, `'journey.stage_changed'`, 'member_id', 'asked_at'),
        from_stage: `'active'`,
        to_stage: `'at_risk'`,
        because: `'time'`,
      },
      from: `asked WHERE trigger_id = 'win-back'`,
    },
  ],
};

/** The rows of a table of the lake that a drawn slice has. */
export function drawnRowsSql(table: LakeTableName): string {
  const selects = ROWS[table].map(({ columns, from }) => {
    const unknown = Object.keys(columns).find((column) => !(column in LAKE_TABLES[table].columns));
    if (unknown !== undefined) throw new Error(`The table ${table} has no column ${unknown}.`);
    const selected = Object.entries(LAKE_TABLES[table].columns).map(
      ([column, { type }]) => `CAST(${columns[column] ?? 'NULL'} AS ${DUCKDB_TYPES[type]}) AS "${column}"`,
    );
    return `SELECT ${selected.join(', ')} FROM ${from}`;
  });
  const [from, to] = [SHOP_BEGAN, COUNTED_AT].map((at) => moment(String(at)));
  return `SELECT * FROM (${selects.join(' UNION ALL ')}) AS drawn WHERE occurred_at >= ${from} AND recorded_at < ${to}`;
}

/** How many events a slice has: each has one row, but in `postings`. */
export const EVENT_TABLES: readonly LakeTableName[] = LAKE_TABLE_NAMES.filter((name) => name !== 'postings');
