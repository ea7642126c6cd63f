import type { Entry } from '../domain/ledger/entry.ts';
import { isCause } from '../domain/ledger/entry.ts';
import {
  afterRedemptionChange,
  openedRedemption,
  type RedemptionState,
} from '../domain/ledger/redemption-state.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import { redemptionKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { RedemptionRecord } from '../storage/redemption-record.ts';

/** A change of a redemption that is in the ledger, with the redemption as that change left it. */
export interface Recorded {
  readonly entry: Entry;
  readonly state: RedemptionState;
}

/** The redemption as it stood after its opening and so many changes: of entries alone, so that it never changes. */
export function stateAfter({ entries }: Pick<RedemptionState, 'entries'>, changes: number): RedemptionState {
  const [opening, ...rest] = entries;
  if (opening === undefined || !isCause(opening, 'authorization'))
    throw new Error('a redemption has no authorization as its first entry');
  return rest.slice(0, changes).reduce(afterRedemptionChange, openedRedemption(opening));
}

/**
 * The change that was made under this id before, as it was then; null when there is none.
 *
 * @param requestHash of what is asked now
 * @throws ProblemError IDEMPOTENCY_MISMATCH when something else was asked under the id then
 */
export function findChange(record: RedemptionRecord, changeId: string, requestHash: string): Recorded | null {
  const change = record.stored.findIndex(
    ({ entry: { cause } }) => 'changeId' in cause && cause.changeId === changeId,
  );
  const stored = record.stored[change];
  if (stored === undefined) return null;
  if (stored.requestHash !== requestHash) throw mismatch('another change of this redemption');
  return { entry: stored.entry, state: stateAfter(record, change) };
}

/**
 * The authorization that was made under this id before; null when there is none.
 *
 * @throws ProblemError IDEMPOTENCY_MISMATCH when something else was asked under the id then
 */
export async function findAuthorization(
  ledger: Pick<LedgerStore, 'readEntry'>,
  redemptionId: string,
  requestHash: string,
): Promise<Recorded | null> {
  const stored = await ledger.readEntry(redemptionKey(redemptionId));
  if (stored === null) return null;
  const { entry } = stored;
  if (!isCause(entry, 'authorization')) throw new Error(`a redemption opens with a ${entry.cause.kind}`);
  if (stored.requestHash !== requestHash) throw mismatch('another redemption of this member');
  return { entry, state: openedRedemption(entry) };
}

function mismatch(used: string): ProblemError {
  return new ProblemError('IDEMPOTENCY_MISMATCH', `This Idempotency-Key came with ${used} before.`, [
    { pointer: '/headers/idempotency-key', detail: `was used for ${used}` },
  ]);
}
