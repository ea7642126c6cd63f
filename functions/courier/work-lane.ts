import { randomUUID } from 'node:crypto';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import {
  afterBatch,
  atOnce,
  type BatchResult,
  isHopeless,
  type Lane,
} from '../../shared/domain/webhooks/lane.ts';
import { MAX_CALL_DELAY_SECONDS } from '../../shared/events/lane-queue.ts';
import { type AttemptResult, attemptDelivery } from './attempt-delivery.ts';
import { callLane } from './call-lane.ts';
import type { CourierDeps } from './deps.ts';

/**
 * Sends what is due for one endpoint. Whoever works for it holds its lane, so there is one worker an endpoint: one that
 * hangs costs itself its own time, and nobody else anything. Who finds the lane held leaves word, and the holder calls for
 * more work when it is done.
 *
 * Works for a few seconds, however much there is, and then calls for somebody to go on; so a batch of requests that hang
 * until their limit still ends within the time of a function.
 *
 * @throws Fault when storage fails; the queue then brings the call back
 */
export function workLane(deps: CourierDeps) {
  const attempt = attemptDelivery(deps);

  return async (endpointId: string): Promise<void> => {
    const holder = randomUUID();
    const held = await deps.lanes.take(endpointId, holder, deps.now());
    if (held === null) return;
    let { lane, calledFor } = held;
    let more = false;
    try {
      const endpoint = await deps.endpoints.read(endpointId);
      if (endpoint?.isEnabled === true) {
        more = await work(endpoint, lane, (next) => {
          lane = next;
        });
        const callAt = more ? deps.now() : await nextCall(endpointId, lane);
        if (callAt !== null && isNews(callAt, calledFor)) {
          await callLane(deps, endpointId, Math.max(0, callAt - deps.now()));
          calledFor = callAt;
        }
      }
    } finally {
      const wasCalled = await deps.lanes.release(endpointId, holder, { lane, calledFor });
      if (wasCalled) await callLane(deps, endpointId, waitOf(lane));
    }
  };

  /** True: its time was over before its work. */
  async function work(endpoint: WebhookEndpoint, lane: Lane, became: (lane: Lane) => void): Promise<boolean> {
    const startedAt = performance.now();
    const { endpointId } = endpoint;
    const secrets = (await deps.secrets.read(endpointId, deps.now())).map(({ secret }) => secret);
    // Somebody is just removing it; unsigned, nothing is sent.
    if (secrets.length === 0) return false;
    let current = lane;
    while (performance.now() - startedAt < deps.budgetMs) {
      const now = deps.now();
      if (current.pausedUntil > now) return false;
      const due = await deps.deliveries.due(endpointId, now, atOnce(current));
      if (due.length === 0) return false;
      const settled = await Promise.allSettled(due.map((delivery) => attempt(delivery, endpoint, secrets)));
      const results = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      current = afterBatch(current, summed(results), deps.pauses, deps.now());
      became(current);
      const useless = uselessBecause(results, current, deps.now());
      if (useless !== null) return disable(endpoint, useless);
      throwFirst(settled);
    }
    return true;
  }

  /** There is no more to be done for it. */
  async function disable(endpoint: WebhookEndpoint, because: Useless): Promise<false> {
    if (!(await deps.endpoints.disable(endpoint, because, deps.now()))) return false;
    const { words, metric } = SWITCHED_OFF[because];
    deps.log.warn(words, { endpointId: endpoint.endpointId });
    deps.metrics.addMetric(metric, 'Count', 1);
    return false;
  }

  function waitOf({ pausedUntil }: Lane): number {
    return Math.min(Math.max(0, pausedUntil - deps.now()), MAX_CALL_DELAY_SECONDS);
  }

  /** When the lane is to be worked again; null: nothing is pending, or it is long and the schedule sees to it. */
  async function nextCall(endpointId: string, { pausedUntil }: Lane): Promise<number | null> {
    const dueAt = await deps.deliveries.nextDueAt(endpointId);
    if (dueAt === null) return null;
    const callAt = Math.max(dueAt, pausedUntil, deps.now() + 1);
    return callAt - deps.now() > MAX_CALL_DELAY_SECONDS ? null : callAt;
  }

  /** Not where a call is under way that comes as early. */
  function isNews(callAt: number, calledFor: number): boolean {
    return calledFor <= deps.now() || callAt < calledFor;
  }
}

const SWITCHED_OFF = {
  gone: { words: 'an endpoint answered 410 Gone and was switched off', metric: 'WebhookEndpointsGone' },
  failing: {
    words: 'an endpoint took nothing for days and was switched off',
    metric: 'WebhookEndpointsFailing',
  },
} as const;

type Useless = keyof typeof SWITCHED_OFF;

function uselessBecause(results: readonly AttemptResult[], lane: Lane, now: EpochSeconds): Useless | null {
  if (results.some(({ kind }) => kind === 'gone')) return 'gone';
  return isHopeless(lane, now) ? 'failing' : null;
}

function summed(results: readonly AttemptResult[]): BatchResult {
  const asked = results.flatMap((result) =>
    result.kind === 'failure' && result.retryAfterSeconds !== null ? [result.retryAfterSeconds] : [],
  );
  return {
    successes: results.filter(({ kind }) => kind === 'success').length,
    failures: results.filter(({ kind }) => kind === 'failure').length,
    retryAfterSeconds: asked.length === 0 ? null : Math.max(...asked),
  };
}

/** Only once all of a batch have ended, so that none goes on unseen. */
function throwFirst(settled: readonly PromiseSettledResult<unknown>[]): void {
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
}
