import { forgetSetAsideOrder as operation } from '../../shared/contracts/operations/platforms.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { SetAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';

/** Forgets an order that is never to be recorded. Idempotent by nature. Refusals: none. Writes a line of audit where it was there. */
export function forgetSetAsideOrder(setAside: Pick<SetAsideOrders, 'forget'>, noteAudit: NoteAudit) {
  return route(operation, async ({ path: { orderId }, caller, now }) => {
    const noting = noteAudit({
      at: now,
      action: 'order_forgotten',
      ...callerOf(caller),
      subject: `order:${orderId}`,
      reason: null,
      details: {},
    });
    await untilCommitted(() => setAside.forget(orderId, noting), `forgetting order ${orderId}`);
    return answer(204, null);
  });
}
