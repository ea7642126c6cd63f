import { COUNTED_AT } from './drawn-shop.ts';

const DAY = 86_400;

/** Entries of one type, and the number by which what they move is found again. */
interface EntryKind {
  readonly type: string;
  readonly at: string;
  readonly from: string;
  readonly no: 'id' | 'no';
  /** Whose account it is of; left out: that of the row. */
  readonly member?: 'advocate_id, advocate';
}

/** In the order in which they are numbered where they happen in one second. */
const KINDS: readonly EntryKind[] = [
  { type: 'member.enrolled', at: 'enrolled_at', no: 'id', from: 'account WHERE is_member' },
  {
    type: 'member.closed',
    at: `enrolled_at + ${90 * DAY}`,
    no: 'id',
    from: `account WHERE is_member AND never_orders AND id % 20 = 0 AND enrolled_at + ${90 * DAY} < ${COUNTED_AT - 2}
        AND id NOT IN (SELECT id FROM activity UNION SELECT advocate_id FROM friend)`,
  },
  { type: 'referral.signed_up', at: 'joined_at', no: 'id', from: 'friend' },
  { type: 'order.recorded', at: 'placed_at', no: 'no', from: 'shop_order' },
  {
    type: 'order.delivered',
    at: `placed_at + ${3 * DAY} + no % ${DAY}`,
    no: 'no',
    from: `shop_order WHERE no % 20 < 7 AND placed_at + ${4 * DAY} < ${COUNTED_AT - 2}`,
  },
  { type: 'order.refunded', at: 'refunded_at', no: 'no', from: 'fate WHERE refunded_at IS NOT NULL' },
  { type: 'redemption.authorized', at: 'redeemed_at - 600', no: 'no', from: 'spent WHERE is_held' },
  { type: 'redemption.captured', at: 'redeemed_at', no: 'no', from: 'spent' },
  { type: 'redemption.returned', at: 'returned_at', no: 'no', from: 'spent WHERE returned_at IS NOT NULL' },
  { type: 'activity.recorded', at: 'done_at', no: 'no', from: 'activity' },
  { type: 'referral.qualified', at: 'qualified_at', no: 'id', from: 'friend WHERE qualified_at IS NOT NULL' },
  {
    type: 'referral.rewarded',
    at: 'rewarded_at',
    no: 'id',
    from: 'friend WHERE rewarded_at IS NOT NULL',
    member: 'advocate_id, advocate',
  },
];

const kindSql = ({ type, at, no, from, member }: EntryKind, place: number): string =>
  `SELECT ${member ?? 'id, member_id'}, ${at}, ${no}, '${type}', ${place} FROM ${from}`;

const ENTRIES = /* sql */ `
  CREATE TABLE entry AS
  SELECT *, 'evt_' || member_id || '_' || sequence AS event_id
  FROM (
    SELECT *, CAST(row_number() OVER (PARTITION BY id ORDER BY entered_at, place, no) AS INTEGER) AS sequence
    FROM (${KINDS.map(kindSql).join(' UNION ALL ')}) AS kinds (id, member_id, entered_at, no, type, place)
  ) AS numbered`;

/** What is earned waits, and ends: each lot with what is taken out of it before its end. */
const LOTS = /* sql */ `
  CREATE TABLE earned AS
  SELECT id, no, points - reversed AS points, activates_at, expires_at, points - reversed - spent AS ending
  FROM (
    SELECT fate.id, fate.no, fate.points, fate.reversed, fate.activates_at, fate.expires_at,
      CASE WHEN spent.no IS NULL OR returned_at IS NOT NULL THEN 0 ELSE spent_points END AS spent
    FROM fate LEFT JOIN spent ON spent.no = fate.no
  )
  WHERE points > reversed
  UNION ALL
  SELECT id, -1 - no, points, NULL, expires_at, points FROM activity WHERE points > 0
  UNION ALL
  SELECT advocate_id, -1000000000000 - id, 500, NULL, (rewarded_at // ${DAY} + 366) * ${DAY}, 500 FROM friend WHERE rewarded_at IS NOT NULL`;

/** What time does is told by the next entry of the member, before what that entry does; nobody tells it where none comes. */
const MOVEMENTS = /* sql */ `
  CREATE TABLE movement AS
  SELECT *, CAST(row_number() OVER (PARTITION BY id, sequence ORDER BY moved_at, kind, no) - 1 AS INTEGER) AS movement
  FROM (
    SELECT due.*, entry.sequence
    FROM (
      SELECT id, no, 'activates' AS kind, activates_at AS moved_at, points, expires_at, activates_at FROM earned WHERE activates_at IS NOT NULL
      UNION ALL
      SELECT id, no, 'ends', expires_at, ending, expires_at, activates_at FROM earned WHERE ending > 0
    ) AS due
    ASOF JOIN entry ON due.id = entry.id AND entry.entered_at >= due.moved_at
  )`;

/** One amount that entries of a type move, as SQL over the entry and what it is of. */
interface Leg {
  readonly type: string;
  readonly of: string;
  readonly account: string;
  readonly points: string;
  /** Whether it is of a lot of the member's. */
  readonly hasLot: boolean;
  readonly activatesAt?: string;
  readonly hold?: string;
  readonly where?: string;
}

const fate = 'fate USING (no)';
const spent = 'spent USING (no)';
const LEGS: readonly Leg[] = [
  {
    type: 'order.recorded',
    of: fate,
    account: 'issued',
    points: '-points',
    hasLot: false,
    where: 'points > 0',
  },
  {
    type: 'order.recorded',
    of: fate,
    account: 'pending',
    points: 'points',
    hasLot: true,
    activatesAt: 'activates_at',
    where: 'points > 0',
  },
  {
    type: 'order.refunded',
    of: fate,
    account: 'issued',
    points: 'reversed',
    hasLot: false,
    where: 'reversed > 0',
  },
  {
    type: 'order.refunded',
    of: fate,
    account: 'pending',
    points: '-reversed',
    hasLot: true,
    activatesAt: 'activates_at',
    where: 'reversed > 0',
  },
  { type: 'order.refunded', of: fate, account: 'issued', points: 'points', hasLot: false, where: 'is_owed' },
  {
    type: 'order.refunded',
    of: fate,
    account: 'deficit',
    points: '-points',
    hasLot: false,
    where: 'is_owed',
  },
  { type: 'redemption.authorized', of: spent, account: 'active', points: '-spent_points', hasLot: true },
  {
    type: 'redemption.authorized',
    of: spent,
    account: 'held',
    points: 'spent_points',
    hasLot: true,
    activatesAt: 'redeemed_at + 1200',
    hold: 'redemption_key',
  },
  {
    type: 'redemption.captured',
    of: spent,
    account: 'active',
    points: '-spent_points',
    hasLot: true,
    where: 'NOT is_held',
  },
  {
    type: 'redemption.captured',
    of: spent,
    account: 'held',
    points: '-spent_points',
    hasLot: true,
    hold: 'redemption_key',
    where: 'is_held',
  },
  { type: 'redemption.captured', of: spent, account: 'redeemed', points: 'spent_points', hasLot: false },
  { type: 'redemption.returned', of: spent, account: 'redeemed', points: '-spent_points', hasLot: false },
  { type: 'redemption.returned', of: spent, account: 'active', points: 'spent_points', hasLot: true },
  {
    type: 'activity.recorded',
    of: 'activity USING (no)',
    account: 'issued',
    points: '-points',
    hasLot: false,
    where: 'points > 0',
  },
  {
    type: 'activity.recorded',
    of: 'activity USING (no)',
    account: 'active',
    points: 'points',
    hasLot: true,
    where: 'points > 0',
  },
  {
    type: 'referral.rewarded',
    of: '(SELECT id AS no, (rewarded_at // 86400 + 366) * 86400 AS expires_at FROM friend) USING (no)',
    account: 'issued',
    points: '-500',
    hasLot: false,
  },
  {
    type: 'referral.rewarded',
    of: '(SELECT id AS no, (rewarded_at // 86400 + 366) * 86400 AS expires_at FROM friend) USING (no)',
    account: 'active',
    points: '500',
    hasLot: true,
  },
];

const legSql = (
  { type, of, account, points, hasLot, activatesAt = 'NULL', hold = 'NULL', where = 'true' }: Leg,
  leg: number,
): string => /* sql */ `
    SELECT entry.id, entry.sequence, entry.entered_at AS moved_at, 1000 AS movement, false AS by_time, ${leg} AS leg, '${account}' AS account, ${points} AS points,
      ${hasLot ? 'expires_at' : 'NULL'} AS ends_at, ${activatesAt} AS opens_at, ${hold} AS hold
    FROM entry JOIN ${of} WHERE entry.type = '${type}' AND ${where}`;

const timeLegSql = (
  kind: string,
  account: string,
  points: string,
  hasLot: boolean,
  leg: number,
): string => /* sql */ `
    SELECT id, sequence, moved_at, movement, true, ${leg}, '${account}', ${points}, ${hasLot ? 'expires_at' : 'NULL'}, ${account === 'pending' ? 'activates_at' : 'NULL'}, NULL
    FROM movement WHERE kind = '${kind}'`;

/** Movements of an entry are numbered from 0, those of time first, and their legs through all of them. */
const POSTINGS = /* sql */ `
  CREATE TABLE moved AS
  SELECT id, sequence, CAST(CASE WHEN by_time THEN movement ELSE coalesce(due, 0) END AS INTEGER) AS movement, by_time, moved_at, account, points, ends_at, opens_at, hold,
    CAST(row_number() OVER (PARTITION BY id, sequence ORDER BY movement, leg) - 1 AS INTEGER) AS place
  FROM (${[
    ...LEGS.map(legSql),
    timeLegSql('activates', 'pending', '-points', true, 0),
    timeLegSql('activates', 'active', 'points', true, 1),
    timeLegSql('ends', 'active', '-points', true, 0),
    timeLegSql('ends', 'expired', 'points', false, 1),
  ].join(' UNION ALL ')}) AS legs
  LEFT JOIN (SELECT id, sequence, count(*) AS due FROM movement GROUP BY id, sequence) AS dues USING (id, sequence)`;

/** What the ledger wrote of a drawn shop: numbered entries, and what each moved. */
export const DRAWN_ENTRIES_SQL: readonly string[] = [ENTRIES, LOTS, MOVEMENTS, POSTINGS];
