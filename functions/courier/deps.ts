import type { Logger } from '@aws-lambda-powertools/logger';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { PausePolicy } from '../../shared/domain/webhooks/lane.ts';
import type { LaneQueue } from '../../shared/events/lane-queue.ts';
import type { WebhookDeliveryStore } from '../../shared/storage/webhook-delivery-store.ts';
import type { WebhookEndpointStore } from '../../shared/storage/webhook-endpoint-store.ts';
import type { WebhookLaneStore } from '../../shared/storage/webhook-lane-store.ts';
import type { WebhookSecretStore } from '../../shared/storage/webhook-secret-store.ts';
import type { PostResult } from '../../shared/webhooks/post.ts';

/** The part of the metrics that counts; see `Metrics` of Powertools. */
export interface CountingMetrics {
  addMetric(name: string, unit: 'Count', value: number): unknown;
}

/** What the courier works with; each part takes what it needs. */
export interface CourierDeps {
  readonly endpoints: Pick<WebhookEndpointStore, 'list' | 'read' | 'disable'>;
  readonly secrets: Pick<WebhookSecretStore, 'read'>;
  readonly deliveries: Pick<WebhookDeliveryStore, 'add' | 'due' | 'nextDueAt' | 'record'>;
  readonly lanes: Pick<WebhookLaneStore, 'take' | 'release' | 'read'>;
  readonly queue: LaneQueue;
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => Promise<PostResult>;
  /** Between the attempts of a delivery, from the first failure on. */
  readonly waitsSeconds: readonly number[];
  readonly pauses: PausePolicy;
  /** Work for an endpoint begins no further batch of requests after so long. */
  readonly budgetMs: number;
  readonly now: () => EpochSeconds;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly metrics: CountingMetrics;
}
