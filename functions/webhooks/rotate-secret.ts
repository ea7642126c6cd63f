import { rotateSecret as operation } from '../../shared/contracts/operations/webhooks.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { WebhookSecret } from '../../shared/storage/webhook-secret-store.ts';
import { newSecret } from '../../shared/webhooks/secret.ts';
import { auditOfEndpoint } from './audit-of-endpoint.ts';
import type { WebhooksDeps } from './deps.ts';
import { foundEndpoint } from './not-found.ts';
import { repeatedRequest } from './repeated-request.ts';
import { endpointView, etagOf } from './views.ts';

/** Each is one more signature in a header, and a receiver changes over from one to one other. */
const MAX_SECRETS = 5;
const HOUR_SECONDS = 60 * 60;

/**
 * Makes a new secret; those before stay in use for the overlap, or until their own time where that comes first. Idempotent
 * by Idempotency-Key, for ever: request, endpoint and secrets are one transaction, and the endpoint's revision keeps two
 * rotations apart. Refusals: IDEMPOTENCY_MISMATCH, WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_SECRET_LIMIT_REACHED.
 */
export function rotateSecret(
  deps: Pick<WebhooksDeps, 'endpoints' | 'secrets' | 'requests' | 'commit' | 'noteAudit'>,
) {
  return route(operation, async ({ path: { endpointId }, headers, body, caller, now }) => {
    const request = {
      operation: `${operation.id} ${endpointId}`,
      idempotencyKey: headers['idempotency-key'],
      requestHash: requestHash(body),
    };
    return untilCommitted(async () => {
      const [before, endpoint] = await Promise.all([
        repeatedRequest(deps, request),
        foundEndpoint(deps, endpointId),
      ]);
      if (before !== null) return replayed({ ...endpointView(endpoint, now), secret: null });
      const overlapUntil = now + body.overlapHours * HOUR_SECONDS;
      const secret = newSecret();
      const old = shortened(await deps.secrets.read(endpointId, now), overlapUntil, now);
      refuseMany(endpointId, old);
      const next = rotated(endpoint, old, now);
      const outcome = await deps.commit([
        deps.requests.noting({ ...request, subject: endpointId }),
        deps.endpoints.changing(next),
        deps.secrets.saving(endpointId, [{ secret, until: null }, ...old]),
        auditOfEndpoint(deps, {
          action: 'endpoint_secret_rotated',
          endpointId,
          caller,
          now,
          details: { overlapHours: body.overlapHours },
        }),
      ]);
      if (outcome !== 'committed') return null;
      return answer(201, { ...endpointView(next, now), secret }, { etag: etagOf(next) });
    }, `rotating the secret of endpoint ${endpointId}`);
  });
}

/** The secrets before, none longer in use than until the end of the overlap. */
function shortened(
  secrets: readonly WebhookSecret[],
  overlapUntil: EpochSeconds,
  now: EpochSeconds,
): readonly WebhookSecret[] {
  return secrets
    .map(({ secret, until }) => ({ secret, until: Math.min(until ?? overlapUntil, overlapUntil) }))
    .filter(({ until }) => until > now);
}

function refuseMany(endpointId: string, old: readonly WebhookSecret[]): void {
  if (old.length < MAX_SECRETS) return;
  throw new ProblemError(
    'WEBHOOK_SECRET_LIMIT_REACHED',
    `${MAX_SECRETS} secrets of endpoint ${endpointId} are in use, as many as may be.`,
  );
}

function rotated(
  endpoint: WebhookEndpoint,
  old: readonly WebhookSecret[],
  now: EpochSeconds,
): WebhookEndpoint {
  const ends = old.flatMap(({ until }) => until ?? []);
  return {
    ...endpoint,
    secretSince: now,
    overlapUntil: ends.length === 0 ? null : Math.max(...ends),
    updatedAt: now,
    revision: endpoint.revision + 1,
  };
}
