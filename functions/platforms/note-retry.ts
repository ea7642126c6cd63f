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

/** Notes in the trail of audit who retried orders. It follows the deed: of each order, its own entry says when it was recorded. */
export async function noteRetry(
  noteAudit: (line: AuditLine) => Promise<void>,
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
    subject: 'orders_set_aside',
    reason,
    details: { orders: orders.length, tried: deeds.length },
  });
}
