import { deliverOrder as operation } from '../../shared/contracts/operations/orders.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { deliverOrder as decide } from '../../shared/domain/ledger/deliver-order.ts';
import type { Delivery, Entry } from '../../shared/domain/ledger/entry.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { deliveryView } from '../../shared/ordering/order-view.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import { changeKey } from '../../shared/storage/keys.ts';
import { nextChange, type OrderRecord } from '../../shared/storage/ledger-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Records that an order was delivered, and lets points that waited for it become spendable. Idempotent by order id: a
 * delivery takes the order's next number like its refunds do, so that neither can miss the other. Refusals:
 * ORDER_NOT_FOUND, then those of the decision. Emits order.delivered.
 */
export function deliverOrder({ ledger, programs }: Pick<OrderingDeps, 'ledger' | 'programs'>) {
  return route(operation, ({ path: { orderId }, body, now }) => {
    const deliveredAt = body.deliveredAt === undefined ? now : parseTime(body.deliveredAt);
    const hash = requestHash(body.deliveredAt);
    return untilCommitted<Answer>(async () => {
      const record = await ledger.readOrder(orderId);
      const state = record?.state;
      if (!record || !state)
        return refuse('ORDER_NOT_FOUND', `No order ${orderId} has been recorded.`, '/path/orderId');
      if (state.delivery) return replay(record, state.delivery, hash);
      const account = (await ledger.readAccount(state.memberId)) ?? openAccount(state.memberId);
      const program = await programs.version(state.programVersion);
      const inForce = await programs.inForce(now);
      const decision = decide(account, state, deliveredAt, program, now, inForce);
      if (isRefusal(decision)) return decision;
      const { entry } = decision;
      const outcome = await ledger.commit({
        entries: [{ key: changeKey(orderId, nextChange(record)), entry, requestHash: hash }],
        accounts: [{ before: account, after: decision.account }],
      });
      return outcome.kind === 'committed' ? answer(201, deliveryView(entry)) : null;
    }, `delivering order ${orderId}`);
  });
}

function replay({ entries }: OrderRecord, delivery: Entry<Delivery>, hash: string): Answer {
  const first = entries.find(({ entry }) => entry === delivery);
  if (first?.requestHash !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      `Order ${delivery.cause.orderId} was delivered at another moment.`,
      [{ pointer: '/deliveredAt', detail: 'is not what the first delivery of the order said' }],
    );
  }
  return replayed(deliveryView(delivery));
}
