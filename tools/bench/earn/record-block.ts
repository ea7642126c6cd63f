import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi } from '../harness/tapped-api.ts';
import { EARN_PLAN, memberOfOrder } from './earn-plan.ts';
import { enrollMembers } from './handler-block.ts';
import type { RecordedEarns, RecordedTransaction } from './recorded-earns.ts';

/**
 * Earns once through the deployed handler and keeps the transactions that it sent, to the byte: the raw side sends these,
 * and the naive side is made from them.
 */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<RecordedEarns> {
  const { api, tap, close } = await openTappedApi(assembly);
  const transactions = () =>
    tap
      .take()
      .filter(({ operation }) => operation === 'TransactWriteItems')
      .map(({ request }) => request['TransactItems'] as RecordedTransaction);
  try {
    const members = await enrollMembers(api);
    const enrollments = transactions();
    for (let order = 0; order < EARN_PLAN.warmUp + EARN_PLAN.measured; order += 1) {
      const memberId = members[memberOfOrder(order)]?.memberId ?? '';
      await api.call(recordOrder, { body: sampleOrder(order, { memberId }, EARN_PLAN.lines) });
    }
    return { enrollments, earns: transactions() };
  } finally {
    await close();
  }
}
