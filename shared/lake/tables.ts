/** How a column is kept; `timestamp` is in UTC, to the second. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamp' | 'date';

export interface Column {
  readonly type: ColumnType;
  /** What it says, with its unit; from it the data dictionary is made. */
  readonly says: string;
}

export interface LakeTable {
  /** What one row is. */
  readonly row: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Of every row: which event told it. One event has at most one row in a table, but for `postings`. */
const COMMON = {
  event_id: { type: 'text', says: 'The event; by it rows are told apart.' },
  type: { type: 'text', says: 'Of the event, such as `order.recorded`.' },
  member_id: { type: 'text', says: 'Opaque; who it is, the profile alone tells.' },
  sequence: { type: 'integer', says: "Of the entry among the member's, without gaps; null: no entry." },
  program_version: { type: 'integer', says: 'That decided it; null where no version did.' },
  occurred_at: { type: 'timestamp', says: 'When it happened in the shop.' },
  recorded_at: { type: 'timestamp', says: 'When it was written down.' },
} as const satisfies LakeTable['columns'];

const nullable = (says: string): Column => ({ type: 'text', says });

/**
 * The curated tables: what every reader of the lake relies on. A column is only ever added; what changes the sense of
 * one gets a new `SCHEMA_VERSION`, and with it new paths.
 */
export const SCHEMA_VERSION = 1;

export const LAKE_TABLES = {
  orders: {
    row: 'One change of an order: recorded, refunded, claimed by another account, left to it, delivered.',
    columns: {
      ...COMMON,
      order_key: { type: 'text', says: 'The order, as a keyed hash of its id; the same in all its rows.' },
      currency: nullable('ISO 4217; null where nothing is said of money.'),
      net_minor: {
        type: 'bigint',
        says: 'Goods in minor units after discounts, without tax and shipping: added by the row, negative where they went back.',
      },
      is_whole: { type: 'boolean', says: 'Whether nothing of the order is left by this row.' },
      placed_at: { type: 'timestamp', says: 'When the order was placed; null on refunds and deliveries.' },
      channel: nullable('Where it was bought; null on all but what records it.'),
      country: nullable('ISO 3166 alpha-2, where the shop told it.'),
      is_referred: { type: 'boolean', says: "Whether the member came by an advocate's code." },
      withheld: nullable('Why it earned nothing, such as `GUEST`; null: it earned by the rules.'),
      other_member_id: nullable('Of a claim: whose order it was; of a transfer: whose it is now.'),
      points: { type: 'bigint', says: 'Earned by the row; negative: taken back.' },
    },
  },
  postings: {
    row: 'One amount on one account, as the ledger has it. The rows of one movement of one event sum to zero. An entry that moves the end of a span, and has no posting of it, has one of 0 points on `active` that tells the end.',
    columns: {
      ...COMMON,
      movement: { type: 'integer', says: 'Number of the movement within the entry, from 0.' },
      place: { type: 'integer', says: 'Number of the posting within the entry, from 0.' },
      by_time: { type: 'boolean', says: 'Whether time alone moved it.' },
      at: { type: 'timestamp', says: 'When it took effect; never after `recorded_at`.' },
      account: {
        type: 'text',
        says: 'A member’s `pending`, `active`, `held`, `deficit`; the program’s `issued`, `redeemed`, `expired`, `adjusted`.',
      },
      points: { type: 'bigint', says: 'Added to the account; what is issued is negative on `issued`.' },
      lot: nullable(
        'Which points of the member: the second of their end, `never`, or `~n` of a span; null: no lot.',
      ),
      lot_expires_at: {
        type: 'timestamp',
        says: 'When the lot ends; of a span as the entry leaves it, null where it does not tell; null: never, or no lot.',
      },
      activates_at: {
        type: 'timestamp',
        says: 'Of pending points: from then on they can be spent. Of what opens a hold: when it lapses by itself.',
      },
      hold: nullable('Of held points: the redemption that holds them, as a keyed hash of its id.'),
    },
  },
  members: {
    row: 'One change of a membership: enrolled, closed, erased.',
    columns: { ...COMMON },
  },
  tiers: {
    row: 'One change of the tier of a member.',
    columns: {
      ...COMMON,
      from_tier: nullable('null: none.'),
      to_tier: nullable('null: none.'),
    },
  },
  activities: {
    row: 'One thing a member did that is no order, or its withdrawal.',
    columns: {
      ...COMMON,
      activity_key: { type: 'text', says: 'The activity, as a keyed hash of its id.' },
      activity_type: nullable('As the shop names it; null where it was withdrawn.'),
      survey_id: nullable('Of an answer to a survey.'),
      survey_kind: nullable('`nps`, `csat` or `ces`.'),
      score: { type: 'integer', says: 'Of an answer to a survey, on the scale of its kind.' },
      trigger_id: nullable('Of the ask that the answer is to.'),
      points: { type: 'bigint', says: 'Earned by the row; negative: taken back.' },
    },
  },
  referrals: {
    row: 'One step of a referral.',
    columns: {
      ...COMMON,
      friend_id: nullable('Whose referral it is; null of a visit.'),
      advocate_id: nullable('Whose code it was, where the event tells.'),
      channel: nullable('How the link was shared.'),
      visited_at: { type: 'timestamp', says: 'Of a sign-up: when the link was opened.' },
      side: nullable('`advocate` or `friend`, whose account the row is of.'),
      verdict: nullable('Of judging, or of a person.'),
      reason: nullable('Why it was withheld or taken back.'),
      points: { type: 'bigint', says: 'Booked; negative: taken back.' },
    },
  },
  redemptions: {
    row: 'One step of a redemption.',
    columns: {
      ...COMMON,
      redemption_key: { type: 'text', says: 'The redemption, as a keyed hash of its id.' },
      reward_id: nullable('Of the catalogue; null where the step does not tell.'),
      points: {
        type: 'bigint',
        says: 'Spent by the row; negative: given back. 0 of what is set aside only.',
      },
      granted_by: nullable('`referral`, `challenge` or `trigger`, of what was given for nothing.'),
    },
  },
  asks: {
    row: 'What a trigger did for a member, or did not.',
    columns: {
      ...COMMON,
      trigger_id: { type: 'text', says: 'In the program.' },
      ask_id: { type: 'text', says: 'One firing of the trigger for this member.' },
      variant: nullable('As chance has it; null: held out, or not told.'),
      reason: nullable('Why it was dropped.'),
      asked_at: { type: 'timestamp', says: 'Of a goal: when it was asked.' },
      channel: nullable('By which it went to the customer.'),
    },
  },
  stages: {
    row: 'One change of the stage of a journey.',
    columns: {
      ...COMMON,
      from_stage: nullable('null: it is the first.'),
      to_stage: { type: 'text', says: 'The stage after it.' },
      because: { type: 'text', says: 'The rule that made it.' },
    },
  },
} as const satisfies Readonly<Record<string, LakeTable>>;

export type LakeTableName = keyof typeof LAKE_TABLES;
export const LAKE_TABLE_NAMES = Object.keys(LAKE_TABLES) as LakeTableName[];
