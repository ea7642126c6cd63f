import { deleteEndpoint as operation } from '../../shared/contracts/operations/webhooks.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { auditOfEndpoint } from './audit-of-endpoint.ts';
import type { WebhooksDeps } from './deps.ts';

/**
 * Removes an endpoint with its secrets. Idempotent by nature: afterwards there is none. Its deliveries are no longer
 * found by anybody, and DynamoDB forgets them in time.
 */
export function deleteEndpoint(deps: Pick<WebhooksDeps, 'endpoints' | 'secrets' | 'commit' | 'noteAudit'>) {
  const { endpoints, secrets, commit } = deps;
  return route(operation, ({ path: { endpointId }, caller, now }) =>
    untilCommitted(async () => {
      const outcome = await commit([
        ...endpoints.removing(endpointId),
        secrets.removing(endpointId),
        auditOfEndpoint(deps, { action: 'endpoint_deleted', endpointId, caller, now }),
      ]);
      return outcome === 'contended' ? null : answer(204, null);
    }, `removing endpoint ${endpointId}`),
  );
}
