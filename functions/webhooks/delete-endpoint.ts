import { deleteEndpoint as operation } from '../../shared/contracts/operations/webhooks.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { WebhooksDeps } from './deps.ts';

/**
 * Removes an endpoint with its secrets. Idempotent by nature: afterwards there is none. Its deliveries are no longer
 * found by anybody, and DynamoDB forgets them in time.
 */
export function deleteEndpoint({
  endpoints,
  secrets,
  commit,
}: Pick<WebhooksDeps, 'endpoints' | 'secrets' | 'commit'>) {
  return route(operation, ({ path: { endpointId } }) =>
    untilCommitted(async () => {
      const outcome = await commit([...endpoints.removing(endpointId), secrets.removing(endpointId)]);
      return outcome === 'contended' ? null : answer(204, null);
    }, `removing endpoint ${endpointId}`),
  );
}
