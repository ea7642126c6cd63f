import { retrySetAsideOrders as operation } from '../../shared/contracts/operations/platforms.ts';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import { actorOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { SetAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import type { PlatformsDeps } from './deps.ts';
import { noteRetry } from './note-retry.ts';
import { retrySetAside } from './retry-set-aside.ts';

/** Of the 29 seconds that a function of the API has; a writer may try for 15 of them. */
const WORKING_MS = 12_000;

/** What a retry takes besides what recording takes. */
interface Retrying {
  readonly clockMs: () => number;
  /** Writes a line of audit at once. */
  readonly noteAudit: (line: AuditLine) => Promise<void>;
}

/**
 * Records orders that were set aside, as `platforms retry` of the command line does. Idempotent by order id. Refusals: none; an
 * order that is refused again stays, with the reason in the answer. Writes a line of audit; emits what recording an order emits.
 */
export function retrySetAsideOrders(
  deps: Omit<PlatformsDeps, 'secrets' | 'setAside'>,
  setAside: SetAsideOrders,
  { clockMs, noteAudit }: Retrying,
) {
  const retry = retrySetAside(deps, setAside);
  return route(operation, async ({ body, caller, now }) => {
    const { orderIds, reason } = body;
    const actor = actorOf(caller, body.actor);
    const until = clockMs() + WORKING_MS;
    const chosen = orderIds === undefined ? null : new Set(orderIds);
    const deeds: PlatformDeed[] = [];
    let isDone = true;
    for await (const deed of retry(now, chosen)) {
      deeds.push(deed);
      isDone = clockMs() < until;
      if (!isDone) break;
    }
    const met = new Set(deeds.map(({ orderId }) => orderId));
    const missing = isDone ? (orderIds ?? []).filter((orderId) => !met.has(orderId)) : [];
    await noteRetry(noteAudit, { caller, actor, reason: reason ?? null, at: now }, deeds);
    return answer(200, { deeds, missing, isDone });
  });
}
