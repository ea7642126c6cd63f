import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { monthsAgoMs, sampleOrder } from '../harness/sample-order.ts';

/** A year and a half of monthly orders, so that the account has its lots and a statement page is full. */
export async function fillStatement(api: DeployedApi, memberId: string): Promise<void> {
  for (let month = 30; month > 0; month -= 1) {
    await api.call(recordOrder, {
      body: sampleOrder(100 + month, { memberId }, 3, monthsAgoMs(month * 0.6)),
    });
  }
}
