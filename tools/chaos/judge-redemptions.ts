import type { Caller } from './caller.ts';
import { type CampaignSize, LIMIT_OF_ONCE, stocksOf } from './campaign-program.ts';
import type { Expected } from './model.ts';
import type { ExpectedRedemption } from './redemption-model.ts';
import { THANKS } from './referral-program.ts';

type Fail = (text: string) => void;

/** Points that are still held for it at a moment: a hold ends by itself. */
export function heldAt(
  { record: { lapsesAtMs, points }, captured, isCanceled, isReleased }: ExpectedRedemption,
  atMs: number,
): number {
  const isOver = lapsesAtMs === null || lapsesAtMs <= atMs || isCanceled || isReleased;
  return isOver ? 0 : points - captured;
}

function statusAt(expected: ExpectedRedemption, atMs: number): string {
  const { isCanceled, isFulfilled, captured, isReleased, record } = expected;
  if (isCanceled) return 'canceled';
  if (isFulfilled) return 'fulfilled';
  if (captured > 0) return 'captured';
  if (isReleased) return 'released';
  return record.lapsesAtMs !== null && record.lapsesAtMs <= atMs ? 'lapsed' : 'authorized';
}

/** Compares one redemption, as the API tells it, with what must have become of it. */
export async function judgeRedemption(
  caller: Caller,
  redemptionId: string,
  expected: ExpectedRedemption,
  fail: Fail,
): Promise<void> {
  const before = Date.now();
  const { status, body } = await caller.send('GET', `/v1/redemptions/${redemptionId}`);
  if (status !== 200) return fail(`${redemptionId}: lost, ${status} ${JSON.stringify(body)}`);
  const { record, coupon } = expected;
  const found = JSON.stringify({
    rewardId: body.rewardId,
    memberId: body.memberId,
    status: body.status,
    points: body.points,
    held: body.held,
    captured: body.captured,
    spent: body.spent,
    orderId: body.orderId,
    coupon: body.coupon && {
      code: body.coupon.code,
      isUsed: body.coupon.usedAt !== null,
      isVoid: body.coupon.voidedAt !== null,
      isClaimed: body.coupon.claimedAt !== null,
    },
  });
  // Where the hold ends while the request is under way, either is right.
  const allowed = [before, Date.now()].map((atMs) =>
    JSON.stringify({
      rewardId: record.plan.rewardId,
      memberId: record.memberId,
      status: statusAt(expected, atMs),
      points: record.points,
      held: heldAt(expected, atMs),
      captured: expected.captured,
      spent: expected.spent,
      orderId: expected.orderId,
      coupon,
    }),
  );
  if (!allowed.includes(found)) fail(`${redemptionId}: is ${found}, expected ${allowed[0]}`);
}

/**
 * Whatever was refused must not be there: a member's list holds what was acknowledged, their own, the gifts they claimed,
 * what they were granted, and nothing else.
 */
export async function judgeList(
  caller: Caller,
  memberId: string,
  { redemptions }: Expected,
  grants: ReadonlyMap<string, string>,
  fail: Fail,
): Promise<void> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await caller.send('GET', `/v1/members/${memberId}/redemptions?limit=100${page}`);
    found.push(...body.redemptions.map(({ redemptionId }: { redemptionId: string }) => redemptionId));
    cursor = body.nextCursor;
  }
  const own = [...redemptions].filter(
    ([, { record, holderId }]) => record.memberId === memberId || holderId === memberId,
  );
  const expected = [...own, ...[...grants].filter(([, holderId]) => holderId === memberId)].map(([id]) => id);
  const [unknown, lost] = [
    found.filter((id) => !expected.includes(id)),
    expected.filter((id) => !found.includes(id)),
  ];
  if (unknown.length > 0) fail(`${memberId}: has ${unknown}, which nobody acknowledged`);
  if (lost.length > 0) fail(`${memberId}: ${lost} are not in the list`);
  if (new Set(found).size < found.length) fail(`${memberId}: a redemption is in the list twice`);
}

/** The limit of a reward is reached exactly when the member has so many: it was neither passed nor left too high by what went back. */
export async function judgeLimit(
  caller: Caller,
  memberId: string,
  { redemptions }: Expected,
  fail: Fail,
): Promise<void> {
  const { body } = await caller.send('GET', `/v1/members/${memberId}/rewards?currency=USD`);
  const atMs = Date.parse(body.asOf);
  const own = [...redemptions.values()].filter(
    ({ record }) => record.memberId === memberId && record.plan.rewardId === 'once',
  );
  const used = own.filter(({ captured, isCanceled }) => captured > 0 && !isCanceled).length;
  const held = own.filter((each) => each.captured === 0 && heldAt(each, atMs) > 0).length;
  if (used > LIMIT_OF_ONCE) fail(`${memberId}: has "once" ${used} times, and may ${LIMIT_OF_ONCE}`);
  const offer = body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === 'once');
  const isReached = offer.missing.some(({ kind }: { kind: string }) => kind === 'limit');
  if (isReached !== used + held >= LIMIT_OF_ONCE)
    fail(
      `${memberId}: has "once" ${used} times, and holds ${held}; the limit is ${isReached ? '' : 'not '}said to be reached`,
    );
}

export interface TakenStock {
  readonly rewardId: string;
  readonly total: number;
  readonly taken: number;
}

/**
 * What is left is exactly what nobody has: never oversold, and nothing lost by what went back.
 *
 * @param granted units of what referrals promise
 */
export async function judgeStocks(
  caller: Caller,
  size: CampaignSize,
  { redemptions }: Expected,
  granted: number,
  fail: Fail,
): Promise<readonly TakenStock[]> {
  const { body } = await caller.send('GET', '/v1/rewards');
  const atMs = Date.parse(body.asOf);
  const taking = [...redemptions.values()].filter((each) => isTaken(each, atMs));
  const stocks = Object.entries(stocksOf(size)).map(([rewardId, total]) => ({
    rewardId,
    total,
    taken:
      rewardId === THANKS ? granted : taking.filter(({ record }) => record.plan.rewardId === rewardId).length,
  }));
  for (const { rewardId, total, taken } of stocks) {
    if (taken > total) fail(`${taken} of ${total} units of "${rewardId}" were given away`);
    const offer = body.rewards.find((each: { rewardId: string }) => each.rewardId === rewardId);
    const { stock } = offer;
    if (stock.total !== total || stock.left !== total - taken)
      fail(`"${rewardId}" has ${stock.left} of ${stock.total} units left, expected ${total - taken}`);
    // All members had the points for it, and nobody gave it back.
    if (rewardId === 'rush' && taken < Math.min(total, size.members))
      fail(`only ${taken} of ${total} units of "rush" found a taker, and others were refused`);
  }
  return stocks;
}

function isTaken(each: ExpectedRedemption, atMs: number): boolean {
  return each.captured > 0 ? !each.isCanceled : heldAt(each, atMs) > 0;
}

/** Two redemptions with one code, or one entry that two changes were answered with. */
export function judgeUniqueness({ redemptions }: Expected, fail: Fail): void {
  const codes = [...redemptions.values()].flatMap(({ coupon }) => coupon?.code ?? []);
  for (const code of repeated(codes)) fail(`the code ${code} was issued twice`);
  const entries = [...redemptions.values()].flatMap(({ record }) =>
    record.changes.map(({ bookedOn, sequence }) => `${bookedOn}/${sequence}`),
  );
  for (const entry of repeated(entries)) fail(`two changes were answered with the entry ${entry}`);
}

function repeated(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.has(one) || !seen.add(one)));
}
