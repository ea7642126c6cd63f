import { isProblem } from '../../client/index.ts';
import type { ShopOrder } from '../../web/shop/shop-api.ts';
import type { Ordering } from './place-order.ts';
import { ShopRefusal } from './shop-refusal.ts';

/** The parcel has arrived: what the order earned can be spent. Said twice, it arrived once. */
export async function deliver({ perennial, store, now }: Ordering, order: ShopOrder): Promise<ShopOrder> {
  if (order.deliveredAt !== null) return order;
  const deliveredAt = now().toISOString();
  await perennial.deliverOrder({ orderId: order.orderId, body: { deliveredAt } });
  return store.changeOrder(order.orderId, (before) => ({ ...before, deliveredAt })) ?? order;
}

/**
 * One piece of a line comes back: what it earned goes, and what was spent on it is given back.
 *
 * @throws ShopRefusal when nothing of the line is left
 */
export async function takeBack(
  { perennial, store, now }: Ordering,
  order: ShopOrder,
  lineId: string,
): Promise<ShopOrder> {
  const line = order.lines.find((each) => each.lineId === lineId);
  if (line === undefined || line.returned >= line.quantity) {
    throw new ShopRefusal(409, 'Nothing of this is left to send back.');
  }
  // Its number is its name, so that pressing twice sends one piece back.
  const refundId = `${lineId}-${line.returned + 1}`;
  const at = now().toISOString();
  try {
    const { reversed, restored } = await perennial.refundOrder({
      orderId: order.orderId,
      body: { refundId, scope: { kind: 'lines', lines: [{ lineId, quantity: 1 }] } },
    });
    const changed = store.changeOrder(order.orderId, (before) => ({
      ...before,
      lines: before.lines.map((each) =>
        each.lineId === lineId ? { ...each, returned: line.returned + 1 } : each,
      ),
      returns: [
        ...before.returns.filter((each) => each.refundId !== refundId),
        { refundId, at, lineId, reversed, restored },
      ],
    }));
    return changed ?? order;
  } catch (error) {
    if (isProblem(error)) throw new ShopRefusal(409, error.problem.detail);
    throw error;
  }
}
