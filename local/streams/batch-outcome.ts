import type { InvocationResult } from '../functions/function-contract.ts';

/** What a function said about a batch: all done, nothing done, or these items failed. */
export type BatchOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string; readonly functionError: boolean }
  | { readonly kind: 'partial'; readonly failedIds: ReadonlySet<string> };

/**
 * Reads the partial batch response as Lambda does: no or an empty list means success; an entry without an
 * identifier, or with one that is not in the batch, fails the whole batch.
 */
export function readBatchOutcome(
  result: InvocationResult,
  reportsItemFailures: boolean,
  ids: ReadonlySet<string>,
): BatchOutcome {
  if (!result.ok) {
    const { errorType, errorMessage } = result.error;
    return { kind: 'failed', reason: `${errorType}: ${errorMessage}`, functionError: true };
  }
  if (!reportsItemFailures) return { kind: 'done' };
  const answer = JSON.parse(result.payload) as { batchItemFailures?: { itemIdentifier?: unknown }[] } | null;
  const failures = answer?.batchItemFailures ?? [];
  if (failures.length === 0) return { kind: 'done' };
  const failedIds = new Set(failures.map(({ itemIdentifier }) => String(itemIdentifier ?? '')));
  const unknown = [...failedIds].find((id) => !ids.has(id));
  return unknown === undefined
    ? { kind: 'partial', failedIds }
    : { kind: 'failed', reason: `The batch has no item "${unknown}"`, functionError: false };
}
