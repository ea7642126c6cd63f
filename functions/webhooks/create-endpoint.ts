import { createEndpoint as operation } from '../../shared/contracts/operations/webhooks.ts';
import type { EndpointRequest } from '../../shared/contracts/webhooks.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { MAX_ENDPOINTS } from '../../shared/storage/webhook-endpoint-store.ts';
import { endpointIdOf } from '../../shared/webhooks/ids.ts';
import { newSecret } from '../../shared/webhooks/secret.ts';
import { auditOfEndpoint } from './audit-of-endpoint.ts';
import type { WebhooksDeps } from './deps.ts';
import { foundEndpoint } from './not-found.ts';
import { refuseUrl } from './refuse-url.ts';
import { repeatedRequest } from './repeated-request.ts';
import { endpointView, etagOf } from './views.ts';

/**
 * Registers an endpoint. Idempotent by Idempotency-Key, for ever: request, endpoint, secret and count are one transaction.
 * A repetition is answered without the secret, which is shown once. Refusals: IDEMPOTENCY_MISMATCH,
 * WEBHOOK_ENDPOINT_NOT_FOUND (a repetition, and it was removed since), WEBHOOK_URL_REFUSED,
 * WEBHOOK_ENDPOINT_LIMIT_REACHED. Writes a line of audit; emits nothing.
 */
export function createEndpoint(
  deps: Pick<WebhooksDeps, 'endpoints' | 'secrets' | 'requests' | 'commit' | 'objectionTo' | 'noteAudit'>,
) {
  return route(operation, async ({ headers, body, caller, now }) => {
    const idempotencyKey = headers['idempotency-key'];
    const request = { operation: operation.id, idempotencyKey, requestHash: requestHash(body) };
    return untilCommitted(async () => {
      const before = await repeatedRequest(deps, request);
      if (before !== null) {
        const endpoint = await foundEndpoint(deps, before.subject);
        return replayed({ ...endpointView(endpoint, now), secret: null });
      }
      await refuseUrl(deps, body.url);
      const endpoint = newEndpoint(endpointIdOf(idempotencyKey), body, now);
      const secret = newSecret();
      const outcome = await deps.commit([
        deps.requests.noting({ ...request, subject: endpoint.endpointId }),
        ...deps.endpoints.registering(endpoint),
        deps.secrets.saving(endpoint.endpointId, [{ secret, until: null }]),
        auditOfEndpoint(deps, {
          action: 'endpoint_created',
          endpointId: endpoint.endpointId,
          caller,
          now,
          details: { host: new URL(body.url).host },
        }),
      ]);
      if (outcome === 'full')
        throw new ProblemError(
          'WEBHOOK_ENDPOINT_LIMIT_REACHED',
          `There are ${MAX_ENDPOINTS} endpoints already, as many as may be.`,
        );
      if (outcome !== 'committed') return null;
      return answer(201, { ...endpointView(endpoint, now), secret }, { etag: etagOf(endpoint) });
    }, 'registering an endpoint');
  });
}

function newEndpoint(endpointId: string, body: EndpointRequest, now: EpochSeconds): WebhookEndpoint {
  return {
    endpointId,
    url: body.url,
    types: body.types,
    description: body.description ?? null,
    isEnabled: body.enabled,
    disabledBecause: body.enabled ? null : 'by_hand',
    createdAt: now,
    updatedAt: now,
    secretSince: now,
    overlapUntil: null,
    revision: 1,
  };
}
