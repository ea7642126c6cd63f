import type { RefundResult } from '../contracts/refunds.ts';
import { isCause } from '../domain/ledger/entry.ts';
import { replayed } from '../lambda/answer.ts';
import { ProblemError } from '../lambda/problem-error.ts';
import type { OrderRecord } from '../storage/ledger-store.ts';
import { parkedView, refundView } from './order-view.ts';

/** What a refund id was answered when it first came. */
export interface FirstRefund {
  readonly requestHash: string;
  readonly view: RefundResult;
}

/** The first answer to this refund id: a refund that waited is told as it was then (law 4). */
export function findFirstRefund(
  orderId: string,
  { parked, state, entries }: OrderRecord,
  refundId: string,
): FirstRefund | null {
  const waiting = parked?.refunds.find(({ command }) => command.refundId === refundId);
  if (waiting) return { requestHash: waiting.requestHash, view: parkedView(orderId, waiting) };
  for (const { entry, requestHash: first } of entries) {
    if (!isCause(entry, 'refund') || entry.cause.refundId !== refundId) continue;
    const waited = (state?.refunds.indexOf(entry) ?? 0) < (state?.accrual.cause.appliedRefunds ?? 0);
    const command = { refundId, scope: entry.cause.scope, refundedAt: entry.occurredAt };
    return {
      requestHash: first,
      view: waited ? parkedView(orderId, { command, requestHash: first }) : refundView(entry),
    };
  }
  return null;
}

/** @throws ProblemError IDEMPOTENCY_MISMATCH when this request is another one than the first. */
export function replayRefund(first: FirstRefund, hash: string) {
  if (first.requestHash !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      `Refund ${first.view.refundId} was made with other content.`,
      [{ pointer: '/refundId', detail: 'is the id of a refund with other content' }],
    );
  }
  return replayed(first.view);
}
