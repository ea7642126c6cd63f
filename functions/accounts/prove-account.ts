import { setTimeout as sleep } from 'node:timers/promises';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { proveAccount as operation } from '../../shared/contracts/operations/accounts.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { proveAccount as prove } from '../../shared/domain/ledger/prove.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { EntryBooks } from '../../shared/storage/entry-codec.ts';
import type { AccountsDeps } from './deps.ts';

const PAGE = 1_000;
/** The index may be behind the account by a moment; after this many looks, an entry that is not there is missing. */
const MAX_LOOKS = 8;
const FIRST_PAUSE_MS = 20;

/**
 * Replays a member's entries and compares (law 10). Writes nothing; drift is counted in the metric `Drift`, which
 * raises an alarm. Refusals: MEMBER_NOT_FOUND.
 */
export function proveAccount({ ledger, metrics }: Pick<AccountsDeps, 'ledger' | 'metrics'>) {
  return route(operation, async ({ path: { memberId } }) => {
    const account = await ledger.readAccount(memberId);
    if (account === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { entries, drift, books } = prove(account, await entriesOf(account));
    metrics.addMetric('Drift', MetricUnit.Count, drift.length);
    metrics.publishStoredMetrics();
    return answer(200, {
      memberId,
      proved: drift.length === 0,
      entries,
      drift: [...drift],
      books: { ...books },
    });
  });

  /** All entries up to the account's own last one; writes after the account was read are not its business. */
  async function entriesOf({ memberId, sequence }: Account): Promise<readonly EntryBooks[]> {
    for (let look = 0; ; look += 1) {
      const entries = await allEntries(memberId, sequence);
      if (entries.length >= sequence || look >= MAX_LOOKS) return entries;
      await sleep(FIRST_PAUSE_MS * 2 ** look);
    }
  }

  async function allEntries(memberId: string, upTo: number): Promise<readonly EntryBooks[]> {
    const all: EntryBooks[] = [];
    for (let hasMore = true; hasMore; ) {
      const page = await ledger.readEntries(memberId, 'oldest', PAGE, all.at(-1)?.sequence ?? 0);
      all.push(...page.entries);
      hasMore = page.hasMore;
    }
    return all.filter((entry) => entry.sequence <= upTo);
  }
}
