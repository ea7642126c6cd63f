import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import { type Accrual, type Claim, type Entry, isCause } from '../domain/ledger/entry.ts';
import { challengeEntryKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';

/** What challenges gave with an order, or its claim, by their entries: as it was given, whatever became of it since. */
export function firstAwards(
  { ledger }: { readonly ledger: Pick<LedgerStore, 'readEntry'> },
  { memberId, cause: { achieved = [] } }: Entry<Accrual | Claim>,
): Promise<readonly Entry<ChallengeAward>[]> {
  return Promise.all(
    achieved.map(async ({ challengeId, round, sequence }) => {
      const stored = await ledger.readEntry(challengeEntryKey(memberId, challengeId, round, sequence));
      if (stored === null || !isCause(stored.entry, 'challenge_award'))
        throw new Error(`entry ${sequence} of ${memberId} is no award of challenge ${challengeId}`);
      return stored.entry;
    }),
  );
}
