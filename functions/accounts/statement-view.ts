import { movementsOf, pointsOf } from '../../shared/contracts/entry-view.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EntryBooks } from '../../shared/storage/entry-codec.ts';

/** One line of the statement, from what the index carries. */
export function statementEntry(entry: EntryBooks) {
  return {
    sequence: entry.sequence,
    kind: entry.kind,
    points: pointsOf(entry),
    recordedAt: isoTime(entry.recordedAt),
    occurredAt: isoTime(entry.occurredAt),
    orderId: entry.orderId,
    redemptionId: entry.redemptionId,
    programVersion: entry.programVersion,
    movements: movementsOf(entry),
    tier: entry.tier ?? null,
    balance: entry.balance,
  };
}
