import type { Logger } from '@aws-lambda-powertools/logger';
import type { OrderRequest } from '../../shared/contracts/orders.ts';
import type { RefundRequest, RefundResult } from '../../shared/contracts/refunds.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { CouponStore } from '../../shared/storage/coupon-store.ts';
import type { PlatformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import type { SetAsideOrders } from '../../shared/storage/set-aside-orders.ts';

/** The parts of an answer that matter here; 200 is a replay, 201 is new. */
interface Recorded<B> {
  readonly status: number;
  readonly body: B;
}

/** `orderRecorder` of shared/ordering, with its stores. */
export type RecordOrder = (
  request: OrderRequest,
  now: EpochSeconds,
) => Promise<Recorded<{ readonly refunds: readonly RefundResult[] }> | Refusal>;

/** `orderRefunder` of shared/ordering, with its stores. */
export type RefundOrder = (
  orderId: string,
  request: RefundRequest,
  now: EpochSeconds,
) => Promise<Recorded<RefundResult> | Refusal>;

/** The part of the metrics that counts; see `Metrics` of Powertools. */
export interface CountingMetrics {
  addMetric(name: string, unit: 'Count', value: number): unknown;
  publishStoredMetrics(): unknown;
}

/** What the platforms capability works with. */
export interface PlatformsDeps {
  readonly recordOrder: RecordOrder;
  readonly refundOrder: RefundOrder;
  /** The redemptions that an order was recorded with, by id; none where there is no such order. */
  readonly redeemedOn: (orderId: string) => Promise<readonly string[]>;
  readonly coupons: Pick<CouponStore, 'find'>;
  readonly setAside: Pick<SetAsideOrders, 'keep'>;
  readonly secrets: Pick<PlatformSecretStore, 'read'>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly metrics: CountingMetrics;
}
