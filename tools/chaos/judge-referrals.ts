import pLimit from 'p-limit';
import { type AdvocateExpectation, expectAdvocate } from './advocate-model.ts';
import type { Advocates } from './advocates.ts';
import type { Caller } from './caller.ts';
import type { FriendRecord } from './friend-record.ts';
import type { ToldReferral, ToldReferrals } from './read-referrals.ts';
import { judgeReferral } from './referral-laws.ts';
import { type ExpectedReferral, expectFriend } from './referral-model.ts';
import { CAPS, FRIEND_POINTS } from './referral-program.ts';

/** What referrals add to an account. */
export interface ReferralBooks {
  readonly entries: number;
  readonly kept: number;
  readonly pending: number;
}

/** What the campaign's friends came to. */
export interface ExpectedReferrals {
  /** By account. */
  readonly books: ReadonlyMap<string, ReferralBooks>;
  /** The member who has it, by redemption: what was granted, also where it was canceled since. */
  readonly grants: ReadonlyMap<string, string>;
  /** Grants that stand. */
  readonly granted: number;
  readonly advocates: ReadonlyMap<string, AdvocateExpectation>;
  /** By friend. */
  readonly referrals: ReadonlyMap<string, ExpectedReferral>;
  readonly failures: readonly string[];
}

/** Judges what is told of all referrals, and says what the accounts must hold because of them. */
export function expectReferrals(
  friends: readonly FriendRecord[],
  { members, codes }: Advocates,
  told: ToldReferrals,
  nowMs: number,
): ExpectedReferrals {
  const all = [...told.values()];
  const failures: string[] = repeatedEntries(all);
  const referrals = new Map<string, ExpectedReferral>();
  for (const record of friends) {
    const { referral, failures: wrong } = expectFriend(record, codes, nowMs);
    failures.push(...wrong);
    const isTold = told.has(record.friendId);
    if ((referral === null) === isTold)
      failures.push(
        `${record.friendId} ${isTold ? 'has a referral, and no code counted' : 'has no referral'}`,
      );
    if (referral !== null && isTold) referrals.set(record.friendId, referral);
  }
  const isOver = (friendId: string) => referrals.get(friendId)?.isOver === true;
  const advocates = new Map(
    members.map(({ memberId }) => [memberId, expectAdvocate(memberId, all, isOver)] as const),
  );
  for (const { friendId, plan } of friends) {
    const [expected, found] = [referrals.get(friendId), told.get(friendId)];
    if (expected === undefined || found === undefined) continue;
    const advocateId = members[expected.advocate]?.memberId;
    if (found.advocateId !== advocateId)
      failures.push(`${friendId} is the friend of ${found.advocateId}, expected ${advocateId}`);
    const side = advocates.get(found.advocateId)?.sides.get(friendId);
    const context = `the referral of ${friendId} (${plan.customerId})`;
    failures.push(...judgeReferral(found, expected, side).map((text) => `${context}: ${text}`));
  }
  return {
    books: booksOf(all, referrals, advocates),
    grants: new Map(
      all.flatMap(({ grant, advocateGot, advocateId }) =>
        grant === null || !advocateGot?.redemptionId ? [] : [[advocateGot.redemptionId, advocateId]],
      ),
    ),
    granted: all.filter(({ grant }) => grant === 'captured').length,
    advocates,
    referrals,
    failures,
  };
}

/** Two entries of referrals with one number, or a redemption that two referrals promised. */
function repeatedEntries(all: readonly ToldReferral[]): string[] {
  const names = all.flatMap(({ timeline, advocateGot }) => [
    ...timeline.map(({ memberId, sequence }) => `the entry ${memberId}/${sequence}`),
    ...(advocateGot?.redemptionId ? [`the redemption ${advocateGot.redemptionId}`] : []),
  ]);
  const seen = new Set<string>();
  return names
    .filter((name) => seen.has(name) || !seen.add(name))
    .map((name) => `${name} is of two referrals`);
}

/** Entries as they are told, and points as they must be. */
function booksOf(
  all: readonly ToldReferral[],
  referrals: ReadonlyMap<string, ExpectedReferral>,
  advocates: ReadonlyMap<string, AdvocateExpectation>,
): ReadonlyMap<string, ReferralBooks> {
  const books = new Map<string, ReferralBooks>();
  const add = (memberId: string, { entries = 0, kept = 0, pending = 0 }: Partial<ReferralBooks>) => {
    const before = books.get(memberId) ?? { entries: 0, kept: 0, pending: 0 };
    books.set(memberId, {
      entries: before.entries + entries,
      kept: before.kept + kept,
      pending: before.pending + pending,
    });
  };
  for (const { friendId, advocateId, timeline, grant } of all) {
    for (const { memberId } of timeline) add(memberId, { entries: 1 });
    // What was granted is an entry of the advocate, what was canceled another one.
    if (grant !== null) add(advocateId, { entries: grant === 'canceled' ? 2 : 1 });
    const expected = referrals.get(friendId);
    if (expected?.status !== 'qualified' && expected?.status !== 'rewarded') continue;
    const waits = (points: number) => ({ kept: points, pending: expected.isOver ? 0 : points });
    add(friendId, waits(FRIEND_POINTS));
    add(advocateId, waits(advocates.get(advocateId)?.sides.get(friendId)?.points ?? 0));
  }
  return books;
}

type Fail = (text: string) => void;

const CONCURRENCY = 8;

/** The lists beside the ledger: each advocate's friends with their totals, within the caps, and what waits for a person. */
export async function judgeReferralLists(
  caller: Caller,
  { advocates, referrals }: ExpectedReferrals,
  { members }: Advocates,
  fail: Fail,
): Promise<void> {
  const limit = pLimit(CONCURRENCY);
  const all = [...referrals];
  await Promise.all(
    members.map(({ memberId }, index) =>
      limit(async () => {
        const { rows, first } = await readAll(caller, `/v1/members/${memberId}/referrals?limit=100`);
        const own = all.filter(([, { advocate }]) => advocate === index).map(([friendId]) => friendId);
        compare(`the friends of ${memberId}`, rows, own, fail);
        judgeTotals(memberId, first.totals, advocates.get(memberId), fail);
      }),
    ),
  );
  const { rows } = await readAll(caller, '/v1/referrals?status=in_review&limit=100');
  const waiting = all.filter(([, { status }]) => status === 'in_review').map(([friendId]) => friendId);
  compare('what waits for a person', rows, waiting, fail);
}

function judgeTotals(
  memberId: string,
  totals: { successes: number; points: number },
  expected: AdvocateExpectation | undefined,
  fail: Fail,
): void {
  for (const name of ['successes', 'points'] as const)
    if (totals[name] !== expected?.[name])
      fail(`${memberId}: ${name} of referrals are ${totals[name]}, expected ${expected?.[name]}`);
  // A campaign that spans two months has room for twice as many.
  const most = CAPS.timesPerMonth * new Set([monthOf(Date.now()), monthOf(Date.now() - 3_600_000)]).size;
  if (totals.successes > most || totals.points > CAPS.pointsEver)
    fail(`${memberId}: ${totals.successes} successes with ${totals.points} points are over the caps`);
}

const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);

async function readAll(caller: Caller, path: string) {
  const rows: string[] = [];
  const { body: first } = await caller.send('GET', path);
  for (let page = first; ; ) {
    rows.push(...page.referrals.map(({ friendId }: { friendId: string }) => friendId));
    if (page.nextCursor === null) return { rows, first };
    page = (await caller.send('GET', `${path}&cursor=${encodeURIComponent(page.nextCursor)}`)).body;
  }
}

function compare(what: string, found: readonly string[], expected: readonly string[], fail: Fail): void {
  const [one, other] = [found.toSorted().join(', '), expected.toSorted().join(', ')];
  if (one !== other) fail(`${what} are ${one || 'none'}, expected ${other || 'none'}`);
}
