import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import pLimit from 'p-limit';
import type { Advocates } from './advocates.ts';
import type { Caller } from './caller.ts';
import type { CampaignSize } from './campaign-program.ts';
import {
  heldAt,
  judgeLimit,
  judgeList,
  judgeRedemption,
  judgeStocks,
  judgeUniqueness,
  type TakenStock,
} from './judge-redemptions.ts';
import { type ExpectedReferrals, judgeReferralLists } from './judge-referrals.ts';
import type { Expected, ExpectedAccount, ExpectedOrder } from './model.ts';
import { readEvents } from './told-events.ts';

export interface Verdict {
  readonly accounts: number;
  readonly orders: number;
  readonly redemptions: number;
  readonly coupons: number;
  readonly stocks: readonly TakenStock[];
  /** How many referrals stand how. */
  readonly referrals: ReadonlyMap<string, number>;
  /** Advocates who got nothing for some friends, because of the caps. */
  readonly capped: number;
  /** Rewards that referrals promised and gave, and those of them that were taken back. */
  readonly grants: number;
  readonly canceledGrants: number;
  readonly entries: number;
  readonly events: number;
  readonly repeatedEvents: number;
  /** Each a sentence; none: the campaign is won. */
  readonly failures: readonly string[];
}

const CONCURRENCY = 8;
/** The relay works at its own pace; this long without news from it, and what is missing is lost. */
const SILENCE_MS = 60_000;

/** What is judged besides what is expected. */
export interface Judged {
  /** Members, who can have redemptions; accounts of guests cannot. */
  readonly memberIds: readonly string[];
  /** As the campaign was told, by which stocks were set. */
  readonly size: CampaignSize;
  readonly eventsFolder: string;
  readonly referrals: ExpectedReferrals;
  readonly advocates: Advocates;
}

/** Compares what the API, the ledger's proof and the bus say with what was acknowledged. */
export async function judge(
  caller: Caller,
  expected: Expected,
  { memberIds, size, eventsFolder, referrals, advocates }: Judged,
): Promise<Verdict> {
  const limit = pLimit(CONCURRENCY);
  const failures: string[] = [...expected.failures, ...referrals.failures];
  const fail = (text: string) => failures.push(text);
  judgeUniqueness(expected, fail);
  // First, while some points are held still.
  const stocks = await judgeStocks(caller, size, expected, referrals.granted, fail);
  const all = [...expected.redemptions];
  await Promise.all([
    ...all.map(([id, redemption]) => limit(() => judgeRedemption(caller, id, redemption, fail))),
    ...[...expected.accounts].map(([memberId, account]) =>
      limit(() => judgeAccount(caller, memberId, account, expected, fail)),
    ),
    ...memberIds.map((memberId) => limit(() => judgeLimit(caller, memberId, expected, fail))),
    ...memberIds.map((memberId) =>
      limit(() => judgeList(caller, memberId, expected, referrals.grants, fail)),
    ),
    ...[...expected.orders].map(([orderId, order]) => limit(() => judgeOrder(caller, orderId, order, fail))),
    judgeReferralLists(caller, referrals, advocates, fail),
  ]);
  const { events, repeated } = await judgeEvents(expected, eventsFolder, fail);
  return {
    accounts: expected.accounts.size,
    orders: expected.orders.size,
    redemptions: all.length,
    coupons: all.filter(([, { coupon }]) => coupon !== null).length,
    stocks,
    ...talliesOf(referrals),
    entries: [...expected.accounts.values()].reduce((sum, { entries }) => sum + entries, 0),
    events,
    repeatedEvents: repeated,
    failures,
  };
}

function talliesOf({ referrals, advocates, grants, granted }: ExpectedReferrals) {
  const byStatus = Map.groupBy(referrals.values(), ({ status }) => status);
  const isCapped = (memberId: string) =>
    [...(advocates.get(memberId)?.sides.values() ?? [])].some(({ isWithheld }) => isWithheld);
  return {
    referrals: new Map([...byStatus].map(([status, all]) => [status, all.length])),
    capped: [...advocates.keys()].filter(isCapped).length,
    grants: grants.size,
    canceledGrants: grants.size - granted,
  };
}

type Fail = (text: string) => void;

async function judgeAccount(
  caller: Caller,
  memberId: string,
  expected: ExpectedAccount,
  { redemptions }: Expected,
  fail: Fail,
): Promise<void> {
  const { body: proof } = await caller.send('GET', `/v1/members/${memberId}/proof`);
  const { body: account } = await caller.send('GET', `/v1/members/${memberId}/account`);
  if (!proof.proved) fail(`${memberId}: drift ${JSON.stringify(proof.drift)}`);
  const { active, pending, held, deficit } = account.balance;
  const { issued, redeemed, expired, adjusted } = proof.books;
  const found = { entries: proof.entries, kept: 0 - issued, pending, adjusted: 0 - adjusted, redeemed };
  for (const name of ['entries', 'kept', 'pending', 'adjusted', 'redeemed'] as const) {
    if (found[name] !== expected[name])
      fail(`${memberId}: ${name} is ${found[name]}, expected ${expected[name]}`);
  }
  const holding = [...redemptions.values()]
    .filter(({ record }) => record.memberId === memberId)
    .reduce((total, redemption) => total + heldAt(redemption, Date.parse(account.asOf)), 0);
  if (held !== holding) fail(`${memberId}: ${held} points are held, expected ${holding}`);
  const sum = active + pending + held - deficit + issued + redeemed + expired + adjusted;
  if (sum !== 0) fail(`${memberId}: the books are off by ${sum} points`);
}

async function judgeOrder(
  caller: Caller,
  orderId: string,
  expected: ExpectedOrder,
  fail: Fail,
): Promise<void> {
  const { status, body } = await caller.send('GET', `/v1/orders/${orderId}`);
  if (status !== 200) return fail(`${orderId}: lost, ${status} ${JSON.stringify(body)}`);
  const refundIds: string[] = body.refunds.map(({ refundId }: { refundId: string }) => refundId).sort();
  if (refundIds.join() !== [...expected.refundIds].sort().join()) {
    fail(`${orderId}: refunds are ${refundIds}, acknowledged were ${expected.refundIds}`);
  }
  if (body.kept !== expected.kept) fail(`${orderId}: keeps ${body.kept} points, expected ${expected.kept}`);
  if (body.memberId !== expected.memberId)
    fail(`${orderId}: is on ${body.memberId}, expected ${expected.memberId}`);
  const spent = new Map(
    body.redemptions.map((each: { redemptionId: string; spent: number }) => [each.redemptionId, each.spent]),
  );
  if (!isDeepStrictEqual(spent, expected.spent))
    fail(
      `${orderId}: ${JSON.stringify([...spent])} is spent on it, expected ${JSON.stringify([...expected.spent])}`,
    );
}

/** Every entry of every account must be on the bus; more than once is allowed, and told. */
async function judgeEvents(
  expected: Expected,
  folder: string,
  fail: Fail,
): Promise<{ events: number; repeated: number }> {
  let [known, changedAt] = [0, performance.now()];
  for (;;) {
    const { ids, events, sequences } = readEvents(folder);
    const missing = [...expected.accounts].filter(
      ([memberId, { entries }]) => (sequences.get(memberId)?.size ?? 0) < entries,
    );
    if (missing.length === 0) return { events: ids.size, repeated: events - ids.size };
    if (ids.size > known) [known, changedAt] = [ids.size, performance.now()];
    if (performance.now() - changedAt > SILENCE_MS) {
      for (const [memberId, { entries }] of missing)
        fail(`${memberId}: ${sequences.get(memberId)?.size ?? 0} of ${entries} entries were told`);
      return { events: ids.size, repeated: events - ids.size };
    }
    await sleep(500);
  }
}
