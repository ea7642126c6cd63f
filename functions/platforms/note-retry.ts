import type { Caller } from '../../shared/contracts/access.ts';
import type { PlatformDeed } from '../../shared/contracts/platforms.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { callerIdOf } from '../../shared/lambda/acting.ts';

/** Who had orders recorded that were set aside, and why. */
export interface Retrier {
  readonly caller: Caller | null;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: EpochSeconds;
}

export interface RetryTrail {
  /** Writes a line of audit at once. */
  readonly noteAudit: (line: AuditLine) => Promise<void>;
}

/** Notes in the trail of audit who retried orders. It follows the deed: of each order, its own entry says when it was recorded. */
export async function noteRetry(
  { noteAudit }: RetryTrail,
  { caller, actor, reason, at }: Retrier,
  deeds: readonly PlatformDeed[],
): Promise<void> {
  if (deeds.length === 0) return;
  const orders = deeds.filter(({ kind }) => kind === 'order');
  await noteAudit({
    at,
    action: 'orders_retried',
    actor,
    callerId: callerIdOf(caller),
    subject: 'set_aside_orders',
    reason,
    details: {
      orders: orders.length,
      stayed: orders.filter(({ outcome }) => outcome === 'set_aside').length,
    },
  });
}
