import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';

/** A shopper who could join, as if they had: what they would earn is what joining is worth. A closed account stays closed. */
export function wouldBeMember(account: Account, now: EpochSeconds): Account {
  if (account.status !== 'guest') return account;
  return { ...account, status: 'active', enrolledAt: account.enrolledAt ?? now };
}
