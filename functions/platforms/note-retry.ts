import type { Caller } from '../../shared/contracts/access.ts';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { callerIdOf } from '../../shared/lambda/acting.ts';
import type { PlatformsDeps } from './deps.ts';

/** Who had orders recorded that were set aside, and why. */
export interface Retrier {
  readonly caller: Caller | null;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: EpochSeconds;
}

/** Notes in the trail of audit who retried orders. It follows the deed: of each order, its own entry says when it was recorded. */
export async function noteRetry(
  { log }: Pick<PlatformsDeps, 'log'>,
  { caller, actor, reason, at }: Retrier,
  deeds: readonly PlatformDeed[],
): Promise<void> {
  if (deeds.length === 0) return;
  const orders = deeds.filter(({ kind }) => kind === 'order');
  log.info('orders that were set aside were retried', {
    orders: orders.map(({ orderId, outcome }) => `${orderId} ${outcome}`),
    caller: callerIdOf(caller),
    actor,
    reason,
    at,
  });
}
