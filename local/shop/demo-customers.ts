import { goodOf } from '../../web/shop/goods.ts';
import type { Customer } from '../../web/shop/shop-api.ts';

/** Ids of their own, so that whoever calls the API beside the shop, as the README does, meets nobody of it. */
export const DEMO_CUSTOMERS: readonly Customer[] = [
  { id: 'shop-mara', name: 'Mara', about: 'year' },
  { id: 'shop-jonas', name: 'Jonas', about: 'underway' },
  { id: 'shop-yuki', name: 'Yuki', about: 'joined' },
];

export interface PastOrder {
  readonly customerId: string;
  readonly daysAgo: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly isDelivered: boolean;
}

const goods = (...skus: string[]) => skus.map((sku) => ({ sku: goodOf(sku)?.sku ?? sku, quantity: 1 }));

/** The first is nearly a year old, so that what it earned is about to end; the last has not arrived. */
export const PAST_ORDERS: readonly PastOrder[] = [
  {
    customerId: 'shop-mara',
    daysAgo: 345,
    lines: goods('mug-salt', 'bowl-celadon', 'jar-salt'),
    isDelivered: true,
  },
  {
    customerId: 'shop-mara',
    daysAgo: 190,
    lines: goods('teapot-tenmoku', 'butter-cobalt'),
    isDelivered: true,
  },
  { customerId: 'shop-mara', daysAgo: 80, lines: goods('vase-cobalt', 'plate-rust'), isDelivered: true },
  { customerId: 'shop-mara', daysAgo: 2, lines: goods('planter-rust'), isDelivered: false },
  { customerId: 'shop-jonas', daysAgo: 1, lines: goods('mug-salt', 'plate-rust'), isDelivered: false },
];
