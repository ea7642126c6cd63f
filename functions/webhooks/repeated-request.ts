import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { CarriedOut } from '../../shared/storage/webhook-request-store.ts';
import type { WebhooksDeps } from './deps.ts';

/**
 * What the same request came to before; null: nothing yet.
 *
 * @throws ProblemError IDEMPOTENCY_MISMATCH when its key came with something else
 */
export async function repeatedRequest(
  { requests }: Pick<WebhooksDeps, 'requests'>,
  { operation, idempotencyKey, requestHash }: Omit<CarriedOut, 'subject'>,
): Promise<{ readonly subject: string } | null> {
  const before = await requests.find(operation, idempotencyKey);
  if (before === null || before.requestHash === requestHash) return before;
  throw new ProblemError('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another request before.', [
    { pointer: '/headers/idempotency-key', detail: 'was used for another request' },
  ]);
}
