import * as accounts from '../../../shared/contracts/operations/accounts.ts';
import * as members from '../../../shared/contracts/operations/members.ts';
import * as orders from '../../../shared/contracts/operations/orders.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi } from '../harness/tapped-api.ts';
import { fillStatement } from './filled-statement.ts';
import { callMeter, type Meter, type MeteredCall } from './metered-call.ts';

/** Calls each operation once as a shop would, and reports what the engine says it consumed. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<readonly MeteredCall[]> {
  const tapped = await openTappedApi(assembly);
  try {
    const { meter, metered } = callMeter(tapped);
    await meterAll(tapped.api, meter);
    return metered;
  } finally {
    await tapped.close();
  }
}

async function meterAll(api: DeployedApi, meter: Meter): Promise<void> {
  await wakeUp(api);
  const customerId = 'customer-48151';
  const { memberId } = await meter('enrollment', members.enrollMember, { body: { customerId } });
  await fillStatement(api, memberId);
  const order = (index: number, lines: number, buyer: object = { memberId }) => ({
    body: sampleOrder(index, buyer as { memberId: string }, lines),
  });
  await meter('order of 1 line', orders.recordOrder, order(1, 1));
  const usual = order(3, 3);
  const { orderId } = await meter('order of 3 lines', orders.recordOrder, usual);
  await meter('order of 10 lines', orders.recordOrder, order(10, 10));
  await meter('order of 3 lines, by customerId', orders.recordOrder, order(4, 3, { customerId }));
  await meter('order of 3 lines, of a guest', orders.recordOrder, order(5, 3, {}));
  await meter('the same order again', orders.recordOrder, usual);
  await meter('refund of one line', orders.refundOrder, {
    path: { orderId },
    body: { refundId: 'return-1', scope: { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] } },
  });
  const { currency, lines } = sampleOrder(6, {}, 3);
  await meter('quote of 3 lines for a member', orders.quoteCart, { body: { memberId, currency, lines } });
  await meter('quote of 3 lines for a stranger', orders.quoteCart, { body: { currency, lines } });
  await meter('balance', accounts.readAccount, { path: { memberId } });
  await meter('statement page of 25 entries', accounts.readStatement, { path: { memberId } });
  await meter('adjustment', accounts.adjustPoints, {
    path: { memberId },
    headers: { 'idempotency-key': 'gesture-1' },
    body: { points: 100, reason: 'Late delivery', actor: 'support-7' },
  });
}

/** Each function looks at what is published with its first call and every 15 seconds: one read unit, of no single operation. */
async function wakeUp(api: DeployedApi): Promise<void> {
  const { body } = await api.call(members.enrollMember, { body: { customerId: 'customer-0' } });
  await api.call(orders.recordOrder, { body: sampleOrder(0, { memberId: body.memberId }, 1) });
  await api.call(accounts.readAccount, { path: { memberId: body.memberId } });
}
