import { type Journey, type JourneyOrder, REMEMBERED_ORDERS } from './journey.ts';

type Orders = Pick<Journey, 'orders' | 'latestOrders' | 'firstOrderAt'>;

const byPlacement = (a: JourneyOrder, b: JourneyOrder): number =>
  a.placedAt - b.placedAt || (a.orderId < b.orderId ? -1 : 1);

/** Counts an order by when it was placed, whenever it is told. One that is known already, as when it is claimed, counts once. */
export function addOrder(journey: Journey, order: JourneyOrder): Journey {
  if (journey.latestOrders.some(({ orderId }) => orderId === order.orderId)) return journey;
  const latestOrders = [...journey.latestOrders, order].sort(byPlacement).slice(-REMEMBERED_ORDERS);
  const firstOrderAt = Math.min(journey.firstOrderAt ?? order.placedAt, order.placedAt);
  return { ...journey, orders: journey.orders + 1, latestOrders, firstOrderAt };
}

/**
 * Takes back an order of which nothing is left. One that is not remembered is one of the forgotten; where none are forgotten it
 * never counted.
 */
export function dropOrder(journey: Journey, orderId: string): Journey {
  const latestOrders = journey.latestOrders.filter((order) => order.orderId !== orderId);
  const wasRemembered = latestOrders.length < journey.latestOrders.length;
  if (!wasRemembered && journey.orders === journey.latestOrders.length) return journey;
  const orders = journey.orders - 1;
  return { ...journey, orders, latestOrders, firstOrderAt: firstOf({ ...journey, orders, latestOrders }) };
}

function firstOf({ orders, latestOrders, firstOrderAt }: Orders): number | null {
  return orders === latestOrders.length ? (latestOrders[0]?.placedAt ?? null) : firstOrderAt;
}
