import type { Referring } from '../referring/referring.ts';
import type { BudgetStore } from '../storage/budget-store.ts';
import type { CouponStore } from '../storage/coupon-store.ts';
import type { FulfillmentList } from '../storage/fulfillment-list.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import type { StockStore } from '../storage/stock-store.ts';

/** What works on orders needs; each operation takes its part. */
export interface OrderingDeps {
  readonly ledger: LedgerStore;
  readonly profiles: ProfileStore;
  readonly budgets: BudgetStore;
  readonly programs: ProgramSource;
  readonly coupons: CouponStore;
  readonly stocks: StockStore;
  readonly fulfillments: FulfillmentList;
  readonly referring: Referring;
}
