import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Caller } from './caller.ts';
import type { Expected, ExpectedAccount, ExpectedOrder } from './model.ts';

export interface Verdict {
  readonly accounts: number;
  readonly orders: number;
  readonly entries: number;
  readonly events: number;
  readonly repeatedEvents: number;
  /** Each a sentence; none: the campaign is won. */
  readonly failures: readonly string[];
}

const CONCURRENCY = 8;
/** The relay works at its own pace; this long without news from it, and what is missing is lost. */
const SILENCE_MS = 60_000;

/** Compares what the API, the ledger's proof and the bus say with what was acknowledged. */
export async function judge(caller: Caller, expected: Expected, eventsFolder: string): Promise<Verdict> {
  const limit = pLimit(CONCURRENCY);
  const failures: string[] = [];
  const fail = (text: string) => failures.push(text);
  await Promise.all([
    ...[...expected.accounts].map(([memberId, account]) =>
      limit(() => judgeAccount(caller, memberId, account, fail)),
    ),
    ...[...expected.orders].map(([orderId, order]) => limit(() => judgeOrder(caller, orderId, order, fail))),
  ]);
  const { events, repeated } = await judgeEvents(expected, eventsFolder, fail);
  return {
    accounts: expected.accounts.size,
    orders: expected.orders.size,
    entries: [...expected.accounts.values()].reduce((sum, { entries }) => sum + entries, 0),
    events,
    repeatedEvents: repeated,
    failures,
  };
}

type Fail = (text: string) => void;

async function judgeAccount(
  caller: Caller,
  memberId: string,
  expected: ExpectedAccount,
  fail: Fail,
): Promise<void> {
  const { body: proof } = await caller.send('GET', `/v1/members/${memberId}/proof`);
  const { body: account } = await caller.send('GET', `/v1/members/${memberId}/account`);
  if (!proof.proved) fail(`${memberId}: drift ${JSON.stringify(proof.drift)}`);
  const { active, pending, held, deficit } = account.balance;
  const { issued, redeemed, expired, adjusted } = proof.books;
  const found = { entries: proof.entries, kept: 0 - issued, pending, adjusted: 0 - adjusted };
  for (const name of ['entries', 'kept', 'pending', 'adjusted'] as const) {
    if (found[name] !== expected[name])
      fail(`${memberId}: ${name} is ${found[name]}, expected ${expected[name]}`);
  }
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

function readEvents(folder: string) {
  const ids = new Set<string>();
  const sequences = new Map<string, Set<number>>();
  let events = 0;
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const detail = detailOf(line);
      if (detail === null) continue;
      events += 1;
      ids.add(detail.id);
      const seen = sequences.get(detail.memberId) ?? new Set();
      sequences.set(detail.memberId, seen.add(detail.sequence));
    }
  }
  return { ids, events, sequences };
}

/** Null for a line that a killed process left unfinished. */
function detailOf(line: string): { id: string; memberId: string; sequence: number } | null {
  try {
    return JSON.parse(line).detail;
  } catch {
    return null;
  }
}
