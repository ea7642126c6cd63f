import type { Logger } from '@aws-lambda-powertools/logger';
import type { LaneQueue } from '../../shared/events/lane-queue.ts';
import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { GuardedOutcome, GuardedWrite } from '../../shared/storage/webhook-commit.ts';
import type { WebhookDeliveryStore } from '../../shared/storage/webhook-delivery-store.ts';
import type { WebhookEndpointStore } from '../../shared/storage/webhook-endpoint-store.ts';
import type { WebhookLaneStore } from '../../shared/storage/webhook-lane-store.ts';
import type { WebhookRequestStore } from '../../shared/storage/webhook-request-store.ts';
import type { WebhookSecretStore } from '../../shared/storage/webhook-secret-store.ts';

/** What the webhooks capability works with; each operation takes the part it needs. */
export interface WebhooksDeps {
  readonly endpoints: WebhookEndpointStore;
  readonly secrets: WebhookSecretStore;
  readonly deliveries: WebhookDeliveryStore;
  readonly lanes: Pick<WebhookLaneStore, 'read' | 'forgive'>;
  readonly requests: WebhookRequestStore;
  readonly commit: <R extends string>(writes: readonly GuardedWrite<R>[]) => Promise<GuardedOutcome<R>>;
  readonly queue: LaneQueue;
  /** What speaks against an address; null: nothing. */
  readonly objectionTo: (url: string) => Promise<string | null>;
  readonly log: Pick<Logger, 'warn'>;
  readonly noteAudit: NoteAudit;
}
