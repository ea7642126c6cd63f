import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { OrderRequest } from '../../client/generated/types.ts';
import type { Customer, ShopOrder } from '../../web/shop/shop-api.ts';

export interface StoredCustomer extends Customer {
  readonly memberId: string;
}

/** An order from before it is sent on: what is sent again after a crash must be the very same. */
export interface StoredOrder {
  readonly checkoutId: string;
  readonly request: OrderRequest;
  /** null until it is recorded. */
  readonly order: ShopOrder | null;
}

interface Contents {
  readonly isSetUp: boolean;
  readonly note: string | null;
  readonly customers: readonly StoredCustomer[];
  readonly orders: readonly StoredOrder[];
}

const EMPTY: Contents = { isSetUp: false, note: null, customers: [], orders: [] };

/** The shop's own database: a file, written whole. */
export type ShopStore = ReturnType<typeof openShopStore>;

export function openShopStore(file: string) {
  let contents: Contents = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Contents) : EMPTY;

  function change(changes: Partial<Contents>): void {
    contents = { ...contents, ...changes };
    writeFileSync(`${file}.new`, JSON.stringify(contents, null, 1));
    renameSync(`${file}.new`, file);
  }

  return {
    read: (): Contents => contents,
    customer: (id: string): StoredCustomer | undefined => contents.customers.find((each) => each.id === id),
    finishSetup: (note: string | null): void => change({ isSetUp: true, note }),
    saveCustomer: (customer: StoredCustomer): void =>
      change({ customers: [...contents.customers.filter(({ id }) => id !== customer.id), customer] }),
    orderOf: (checkoutId: string): StoredOrder | undefined =>
      contents.orders.find((each) => each.checkoutId === checkoutId),
    /** Newest first. */
    ordersOf: (customerId: string): readonly ShopOrder[] =>
      contents.orders
        .flatMap(({ order }) => (order !== null && order.customerId === customerId ? [order] : []))
        .toSorted((one, other) => other.placedAt.localeCompare(one.placedAt)),
    saveOrder: (stored: StoredOrder): void =>
      change({
        orders: [...contents.orders.filter(({ checkoutId }) => checkoutId !== stored.checkoutId), stored],
      }),
    changeOrder(orderId: string, changed: (order: ShopOrder) => ShopOrder): ShopOrder | null {
      let result: ShopOrder | null = null;
      const orders = contents.orders.map((stored) => {
        if (stored.order?.orderId !== orderId) return stored;
        result = changed(stored.order);
        return { ...stored, order: result };
      });
      change({ orders });
      return result;
    },
  };
}
