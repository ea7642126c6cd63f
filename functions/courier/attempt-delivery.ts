import type { Attempt, Delivery } from '../../shared/domain/webhooks/delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import { afterAttempt, isGone, isSuccess, isTooLate, tooLate } from '../../shared/domain/webhooks/retry.ts';
import { signedHeaders } from '../../shared/webhooks/secret.ts';
import type { CourierDeps } from './deps.ts';

/** What an attempt was like for its lane. */
export type AttemptResult =
  | { readonly kind: 'success' | 'gone' | 'given_up' }
  | { readonly kind: 'failure'; readonly retryAfterSeconds: number | null };

/**
 * One attempt, and its record. Should the record be lost, the delivery is still due and is sent again: at least once,
 * with the same id and the same body.
 *
 * @throws Fault when the record could not be written
 */
export function attemptDelivery(
  deps: Pick<CourierDeps, 'deliveries' | 'post' | 'waitsSeconds' | 'now' | 'chance' | 'log' | 'metrics'>,
) {
  return async (
    delivery: Delivery,
    { url }: Pick<WebhookEndpoint, 'url'>,
    secrets: readonly string[],
  ): Promise<AttemptResult> => {
    const at = deps.now();
    if (isTooLate(delivery, at)) {
      await deps.deliveries.record(delivery, null, tooLate(delivery));
      tellFailed(delivery, 'too_late');
      return { kind: 'given_up' };
    }
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Perennial-Webhooks/1',
      ...signedHeaders(delivery, secrets, at),
    };
    const { retryAfterSeconds, ...result } = await deps.post(url, headers, delivery.body);
    const attempt: Attempt = { at, ...result };
    const circumstances = { waitsSeconds: deps.waitsSeconds, retryAfterSeconds, chance: deps.chance() };
    const next = afterAttempt(delivery, attempt, circumstances, deps.now());
    await deps.deliveries.record(delivery, attempt, next);
    if (next.failedBecause !== null) tellFailed(delivery, next.failedBecause);
    deps.metrics.addMetric(isSuccess(attempt) ? 'WebhooksDelivered' : 'WebhookAttemptsFailed', 'Count', 1);
    if (isSuccess(attempt)) return { kind: 'success' };
    return isGone(attempt) ? { kind: 'gone' } : { kind: 'failure', retryAfterSeconds };
  };

  /** The alarm's metric, and the line that names what was not delivered. */
  function tellFailed({ deliveryId, endpointId, messageId, type }: Delivery, because: string): void {
    deps.log.warn('a webhook was given up', { deliveryId, endpointId, messageId, type, because });
    deps.metrics.addMetric('WebhooksGivenUp', 'Count', 1);
  }
}
