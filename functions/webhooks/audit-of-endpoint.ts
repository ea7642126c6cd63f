import type { Caller } from '../../shared/contracts/access.ts';
import type { AuditAction, AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import type { GuardedWrite } from '../../shared/storage/webhook-commit.ts';
import type { WebhooksDeps } from './deps.ts';

/** What was done to an endpoint. */
interface Deed {
  readonly action: AuditAction;
  readonly endpointId: string;
  readonly caller: Caller | null;
  readonly now: EpochSeconds;
  readonly details?: AuditLine['details'];
}

/** The line of audit, in the transaction that does it. */
export const auditOfEndpoint = (
  { noteAudit }: Pick<WebhooksDeps, 'noteAudit'>,
  { action, endpointId, caller, now, details = {} }: Deed,
): GuardedWrite<never> => ({
  otherwise: null,
  item: noteAudit({
    at: now,
    action,
    ...callerOf(caller),
    subject: `endpoint:${endpointId}`,
    reason: null,
    details,
  }),
});
