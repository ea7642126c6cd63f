import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { CouponStore } from '../../shared/storage/coupon-store.ts';
import type { FulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { PoolStore } from '../../shared/storage/pool-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import type { RedemptionIndex } from '../../shared/storage/redemption-index.ts';
import type { StockStore } from '../../shared/storage/stock-store.ts';

/** What the rewards capability works with; each operation takes the part it needs. */
export interface RewardsDeps {
  readonly ledger: LedgerStore;
  readonly index: RedemptionIndex;
  readonly profiles: ProfileStore;
  readonly programs: ProgramSource;
  readonly stocks: StockStore;
  readonly coupons: CouponStore;
  readonly pools: PoolStore;
  readonly fulfillments: FulfillmentList;
  readonly noteAudit: NoteAudit;
}
