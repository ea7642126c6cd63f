import { redeemedOn } from '../../functions/platforms/redeemed-on.ts';
import { retrySetAside } from '../../functions/platforms/retry-set-aside.ts';
import { orderRecorder } from '../../shared/ordering/order-recorder.ts';
import { orderRefunder } from '../../shared/ordering/order-refunder.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { setAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import type { Target } from './target.ts';

/** As a function of `prod`: in a long run, news of the program is looked for twice in this time. */
const LEAD_SECONDS = 30;

/** Records the orders of shop platforms that were set aside; says what became of each, and returns how many stay. */
export async function retryOrders(target: Target, log: (line: string) => void): Promise<number> {
  const client = dynamoDbClient();
  const say = (message: unknown, ..._details: unknown[]) => log(`  ${String(message)}`);
  const coupons = couponStore(client, target.rewardsTable);
  const stores = {
    ledger: ledgerStore(client, target.ledgerTable),
    profiles: profileStore(client, target.profileTable),
  };
  const ordering = {
    ...stores,
    referring: referringOn(
      client,
      { REFERRALS_TABLE: target.referralsTable, CREDENTIAL_TABLE: target.credentialTable },
      stores,
    ),
    budgets: budgetStore(client, target.budgetTable),
    coupons,
    stocks: stockStore(client, target.rewardsTable),
    fulfillments: fulfillmentList(client, target.rewardsTable),
    programs: programSource(publishedPrograms(client, target.programTable), {
      leadSeconds: LEAD_SECONDS,
      log: { warn: say, error: say },
    }),
  };
  const retry = retrySetAside(
    {
      recordOrder: orderRecorder(ordering),
      refundOrder: orderRefunder(ordering),
      redeemedOn: redeemedOn(ordering.ledger),
      coupons,
      log: { info: say, warn: say },
      // What platforms tell is counted; this is told by a person.
      metrics: { addMetric: () => undefined, publishStoredMetrics: () => undefined },
    },
    setAsideOrders(client, target.rewardsTable),
  );
  let stay = 0;
  for await (const { kind, orderId, refundId, outcome, detail } of retry(Math.floor(Date.now() / 1000))) {
    log(`${kind} ${refundId ?? orderId}: ${outcome}${detail === null ? '' : `, ${detail}`}`);
    if (outcome === 'set_aside') stay += 1;
  }
  return stay;
}
