/** Three years in UTC, up to the midnight in Berlin after which the night's figures are counted. */
export const SHOP_BEGAN = Date.UTC(2023, 10, 1) / 1_000;
export const COUNTED_AT = Date.UTC(2026, 9, 31, 23) / 1_000;
export const TIME_ZONE = 'Europe/Berlin';
export const AS_OF = '2026-11-01';

/** With this many accounts a slice of the shop has some million events. */
export const ACCOUNTS_A_SLICE = 93_500;

const SPAN = COUNTED_AT - SHOP_BEGAN;
const DAY = 86_400;
const HOUR = 3_600;

/** From 0 up to 1, told by what it is drawn for alone: the same shop on every machine and with any number of threads. */
const chance = (what: string, salt: number): string =>
  `(CAST(hash((${what}) * 128 + ${salt}) >> 11 AS DOUBLE) / 9007199254740992)`;
const exponential = (what: string, salt: number): string => `(-ln(1 - ${chance(what, salt)}))`;
const whole = (value: string): string => `CAST(floor(${value}) AS BIGINT)`;
const oneOf = (what: string, salt: number, words: readonly string[]): string =>
  `([${words.map((word) => `'${word}'`).join(', ')}])[1 + CAST(floor(${chance(what, salt)} * ${words.length}) AS INTEGER)]`;

/** People: most are members, some of them come to it later, a tenth never orders, some were brought by an advocate. */
const accounts = (first: number, count: number): string => /* sql */ `
  CREATE TABLE account AS
  SELECT *, CASE WHEN is_member THEN least(${COUNTED_AT - 2}, CASE WHEN ${chance('id', 6)} < 0.75
      THEN first_at - ${whole(`60 + ${HOUR} * ${chance('id', 7)}`)} ELSE first_at + ${whole(`${60 * DAY} * ${chance('id', 7)}`)} END)
    END AS enrolled_at
  FROM (
    SELECT id, 'mbr_' || substr(md5('member ' || id), 1, 20) AS member_id, ${chance('id', 1)} < 0.7 AS is_member,
      ${SHOP_BEGAN + 2 * HOUR} + ${whole(`${SPAN - 3 * HOUR} * pow(${chance('id', 2)}, 0.8)`)} AS first_at,
      ${DAY} * (15 + 60 * ${exponential('id', 3)}) AS gap, 0.05 + 0.6 * pow(${chance('id', 4)}, 1.5) AS leaving,
      0.4 + ${exponential('id', 5)} AS worth,
      CASE WHEN ${chance('id', 8)} < 0.8 THEN 'USD' ELSE 'EUR' END AS currency,
      ${oneOf('id', 9, ['US', 'US', 'US', 'GB', 'DE', 'FR', 'AT', 'NL'])} AS country,
      ${chance('id', 10)} < 0.1 AS never_orders,
      CASE WHEN ${chance('id', 11)} < 0.06 THEN ${first} + ${whole(`${count} * ${chance('id', 12)}`)} END AS advocate
    FROM (SELECT range AS id FROM range(${first}, ${first + count})) AS ids
  ) AS people`;

/** Times between orders are exponential, and after each some leave for good: what BG/NBD takes customers for. */
const ORDERS = /* sql */ `
  CREATE TABLE shop_order AS
  SELECT *, md5('order ' || no) AS order_key,
    CASE WHEN enrolled_at <= placed_at THEN net_minor // 100 ELSE 0 END AS points,
    placed_at + ${30 * DAY} AS activates_at, (placed_at // ${DAY} + 366) * ${DAY} AS expires_at,
    count(*) OVER (PARTITION BY id) AS orders
  FROM (
    SELECT id, member_id, is_member, enrolled_at, currency, country, advocate, k, id * 128 + k AS no,
      first_at + CAST(sum(gap_s) OVER (PARTITION BY id ORDER BY k) AS BIGINT) AS placed_at,
      ${whole(`1000 + 3000 * worth * ${exponential('id * 128 + k', 21)}`)} AS net_minor,
      ${oneOf('id * 128 + k', 22, ['web', 'web', 'app', 'store'])} AS channel
    FROM (
      SELECT *, CASE WHEN k = 0 THEN 0 ELSE 60 + ${whole(`gap * ${exponential('id * 128 + k', 20)}`)} END AS gap_s
      FROM (SELECT *, unnest(range(1 + least(100, ${whole(`${exponential('id', 13)} / -ln(1 - leaving)`)}))) AS k FROM account WHERE NOT never_orders)
    )
  )
  WHERE placed_at < ${COUNTED_AT - 2}`;

/** What becomes of an order: most is kept; of what went back some had been spent already, and is owed now. */
const FATES = /* sql */ `
  CREATE TABLE fate AS
  SELECT *, CASE WHEN refunded_at IS NULL THEN 0 WHEN refund_is_whole THEN net_minor ELSE net_minor // 2 END AS refunded_minor,
    CASE WHEN refunded_at IS NULL OR is_owed THEN 0 WHEN refund_is_whole THEN points ELSE points // 2 END AS reversed
  FROM (
    SELECT * REPLACE (CASE WHEN is_owed THEN redeemed_at + ${5 * DAY} WHEN refunded_at < ${COUNTED_AT - 2} THEN refunded_at END AS refunded_at,
      is_owed OR refund_is_whole AS refund_is_whole)
    FROM (
      SELECT *, is_spent AND spent_whole AND k + 1 = orders AND redeemed_at + ${5 * DAY} < ${COUNTED_AT - 2} AND ${chance('no', 30)} < 0.01 AS is_owed
      FROM (
        SELECT *, redeemed_at < least(expires_at, ${COUNTED_AT - 2}) AND points > 1 AND refunded_at IS NULL AND ${chance('no', 31)} < 0.3 AS is_spent
        FROM (
          SELECT *, ${chance('no', 32)} < 0.5 AS spent_whole, ${chance('no', 33)} < 0.6 AS refund_is_whole,
            activates_at + ${HOUR} + ${whole(`${200 * DAY} * ${chance('no', 34)}`)} AS redeemed_at,
            CASE WHEN ${chance('no', 35)} < 0.09 THEN placed_at + ${2 * DAY} + ${whole(`${18 * DAY} * ${chance('no', 36)}`)} END AS refunded_at
          FROM shop_order
        )
      )
    )
  )`;

const SPENT = /* sql */ `
  CREATE TABLE spent AS
  SELECT *, md5('redemption ' || no) AS redemption_key, 'reward-' || CAST(1 + floor(${chance('no', 40)} * 6) AS INTEGER) AS reward_id,
    CASE WHEN spent_whole THEN points ELSE points // 2 END AS spent_points, ${chance('no', 41)} < 0.3 AS is_held,
    CASE WHEN ${chance('no', 42)} < 0.02 AND NOT is_owed AND redeemed_at + ${5 * DAY} < least(expires_at, ${COUNTED_AT - 2}) THEN redeemed_at + ${5 * DAY} END AS returned_at
  FROM fate WHERE is_spent`;

/** Answers to surveys, which give nothing, and what is rewarded at once. */
const ACTIVITIES = /* sql */ `
  CREATE TABLE activity AS
  SELECT *, CASE WHEN is_answer THEN 0 ELSE 20 END AS points, (done_at // ${DAY} + 366) * ${DAY} AS expires_at, md5('activity ' || no) AS activity_key,
    ${oneOf('no', 50, ['nps', 'csat', 'ces'])} AS survey
  FROM (
    SELECT id, member_id, id * 16 + k AS no, enrolled_at + 60 + ${whole(`${150 * DAY} * ${exponential('id * 16 + k', 51)}`)} AS done_at, ${chance('id * 16 + k', 52)} < 0.5 AS is_answer
    FROM (SELECT *, unnest(range(least(15, ${whole(`0.5 + ${exponential('id', 53)} * 0.6`)}))) AS k FROM account WHERE is_member)
  )
  WHERE done_at < ${COUNTED_AT - 2}`;

/** Friends whose advocate was a member before them. */
const FRIENDS = /* sql */ `
  CREATE TABLE friend AS
  SELECT friends.id, friends.member_id, advocates.id AS advocate_id, advocates.member_id AS advocate, friends.enrolled_at AS joined_at,
    ${oneOf('friends.id', 60, ['link', 'mail', 'code'])} AS channel, placed_at AS qualified_at, activates_at AS rewarded_at
  FROM account AS friends JOIN account AS advocates ON advocates.id = friends.advocate AND advocates.enrolled_at < friends.enrolled_at - ${HOUR}
  LEFT JOIN shop_order ON shop_order.id = friends.id AND k = 0 AND placed_at >= friends.enrolled_at AND activates_at < ${COUNTED_AT - 2}
  WHERE friends.is_member AND friends.enrolled_at > ${SHOP_BEGAN + 2 * DAY}`;

/** Everybody is asked to come again after the first order, but for a tenth; who has long been away is asked whether all is well. */
const ASKED = /* sql */ `
  CREATE TABLE asked AS
  SELECT *, md5('ask ' || trigger_id || no) AS ask_id,
    CASE WHEN ${chance('no', 70)} < CASE trigger_id WHEN 'second-order' THEN 0.1 ELSE 0.2 END THEN NULL
      WHEN trigger_id = 'win-back' OR ${chance('no', 71)} < 0.5 THEN 'a' ELSE 'b' END AS variant
  FROM (
    SELECT id, member_id, no, CASE WHEN k = 0 THEN 'second-order' ELSE 'win-back' END AS trigger_id, k,
      placed_at + CASE WHEN k = 0 THEN ${HOUR} ELSE ${90 * DAY} END AS asked_at, next_at
    FROM (SELECT *, lead(placed_at) OVER (PARTITION BY id ORDER BY k) AS next_at FROM shop_order WHERE is_member)
    WHERE k = 0 OR coalesce(next_at, ${COUNTED_AT}) > placed_at + ${90 * DAY}
  )
  WHERE asked_at < ${COUNTED_AT - 2}`;

/**
 * Makes what happened in one slice of the shop, as tables of an engine: the lives of so many people, who meet none of another slice.
 * @param slice from 0
 */
export const drawnShopSql = (slice: number, accountsASlice = ACCOUNTS_A_SLICE): readonly string[] => [
  accounts(slice * accountsASlice, accountsASlice),
  ORDERS,
  FATES,
  SPENT,
  ACTIVITIES,
  FRIENDS,
  ASKED,
];
