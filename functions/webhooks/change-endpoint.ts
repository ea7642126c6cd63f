import { changeEndpoint as operation } from '../../shared/contracts/operations/webhooks.ts';
import type { EndpointChange } from '../../shared/contracts/webhooks.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { auditOfEndpoint } from './audit-of-endpoint.ts';
import { callLane } from './call-lane.ts';
import type { WebhooksDeps } from './deps.ts';
import { foundEndpoint } from './not-found.ts';
import { refuseUrl } from './refuse-url.ts';
import { endpointView, etagOf } from './views.ts';

/**
 * Changes an endpoint. Idempotent by nature: it sets fields to values. Switching it on, again too, forgets its failures
 * and has what is pending sent. Refusals: WEBHOOK_ENDPOINT_NOT_FOUND, PRECONDITION_FAILED, WEBHOOK_URL_REFUSED.
 */
export function changeEndpoint(
  deps: Pick<WebhooksDeps, 'endpoints' | 'lanes' | 'commit' | 'queue' | 'log' | 'objectionTo' | 'noteAudit'>,
) {
  return route(operation, async ({ path: { endpointId }, headers, body, caller, now }) => {
    if (body.url !== undefined) await refuseUrl(deps, body.url);
    const changed = await untilCommitted(async () => {
      const endpoint = await foundEndpoint(deps, endpointId);
      refuseOutdated(endpoint, headers['if-match']);
      const next = withChange(endpoint, body, now);
      const details = { fields: Object.keys(body).join(' '), enabled: next.isEnabled };
      const line = auditOfEndpoint(deps, { action: 'endpoint_changed', endpointId, caller, now, details });
      return (await deps.commit([deps.endpoints.changing(next), line])) === 'committed' ? next : null;
    }, `changing endpoint ${endpointId}`);
    if (body.enabled === true) {
      await deps.lanes.forgive(endpointId);
      await callLane(deps, endpointId);
    }
    return answer(200, endpointView(changed, now), { etag: etagOf(changed) });
  });
}

function refuseOutdated(endpoint: WebhookEndpoint, expected: string | undefined): void {
  if (expected === undefined || expected === etagOf(endpoint)) return;
  const detail = `is not the ETag of the endpoint as it is now, ${etagOf(endpoint)}`;
  throw new ProblemError(
    'PRECONDITION_FAILED',
    `The endpoint is at ${etagOf(endpoint)}, not at ${expected}.`,
    [{ pointer: '/headers/if-match', detail }],
  );
}

function withChange(endpoint: WebhookEndpoint, change: EndpointChange, now: EpochSeconds): WebhookEndpoint {
  const { url = endpoint.url, types = endpoint.types, description = endpoint.description } = change;
  return {
    ...endpoint,
    url,
    types,
    description,
    ...(change.enabled === undefined
      ? {}
      : { isEnabled: change.enabled, disabledBecause: change.enabled ? null : 'by_hand' }),
    updatedAt: now,
    revision: endpoint.revision + 1,
  };
}
