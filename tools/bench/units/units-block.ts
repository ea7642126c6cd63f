import type { Operation } from '../../../shared/contracts/operation.ts';
import * as accounts from '../../../shared/contracts/operations/accounts.ts';
import * as members from '../../../shared/contracts/operations/members.ts';
import * as orders from '../../../shared/contracts/operations/orders.ts';
import type { ApiCall } from '../harness/api-event.ts';
import { type Units, unitsOf } from '../harness/consumed-units.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { itemBytes, putItems, type WireItem } from '../harness/item-size.ts';
import { monthsAgoMs, sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi } from '../harness/tapped-api.ts';
import type { WireExchange, WireTap } from '../harness/wire-tap.ts';

export interface MeteredCall {
  readonly what: string;
  readonly units: Units;
  /** Requests to DynamoDB, such as `GetItem, TransactWriteItems`. */
  readonly requests: string;
  /** Size of each written item in bytes, such as `ORDER 843, ACCOUNT 310`. */
  readonly itemBytes: string;
}

/** Calls each operation once as a shop would, and reports what the engine says it consumed. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<readonly MeteredCall[]> {
  const { api, tap, close } = await openTappedApi(assembly);
  try {
    return await meterAll(api, tap);
  } finally {
    await close();
  }
}

async function meterAll(api: DeployedApi, tap: WireTap): Promise<readonly MeteredCall[]> {
  const metered: MeteredCall[] = [];
  const meter = async (what: string, operation: Operation, call: ApiCall) => {
    tap.take();
    const { body } = await api.call(operation, call);
    metered.push(summaryOf(what, tap.take()));
    return body;
  };
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
  return metered;
}

/** Each function looks at what is published with its first call and every 15 seconds: one read unit, of no single operation. */
async function wakeUp(api: DeployedApi): Promise<void> {
  const { body } = await api.call(members.enrollMember, { body: { customerId: 'customer-0' } });
  await api.call(orders.recordOrder, { body: sampleOrder(0, { memberId: body.memberId }, 1) });
  await api.call(accounts.readAccount, { path: { memberId: body.memberId } });
}

/** A year and a half of monthly orders, so that the account has its lots and a statement page is full. */
async function fillStatement(api: DeployedApi, memberId: string): Promise<void> {
  for (let month = 30; month > 0; month -= 1) {
    await api.call(orders.recordOrder, {
      body: sampleOrder(100 + month, { memberId }, 3, monthsAgoMs(month * 0.6)),
    });
  }
}

function summaryOf(what: string, exchanges: readonly WireExchange[]): MeteredCall {
  return {
    what,
    units: unitsOf(exchanges),
    requests: exchanges.map(({ operation }) => operation).join(', '),
    itemBytes: exchanges
      .flatMap(({ request }) => putItems(request))
      .map(sizeOf)
      .join(', '),
  };
}

function sizeOf(item: WireItem): string {
  const kind = String(item['pk']?.['S']).split('#')[0];
  return `${kind} ${itemBytes(item)}`;
}
