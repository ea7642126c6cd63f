import type { CouponCheck, PlaceOrder, Refused, Session, ShopOrder } from './shop-api.ts';

/** The shop's server, as its pages ask it. What it refuses is thrown, in words for the customer. */
export const server = {
  setUp: () => ask<Session>('POST', 'setup', {}),
  session: () => ask<Session>('GET', 'session'),
  signIn: (who: object) => ask<Session>('POST', 'session', who),
  signOut: () => ask<Session>('DELETE', 'session', {}),
  token: async () => (await ask<{ readonly token: string }>('POST', 'token', {})).token,
  coupon: (code: string, lines: PlaceOrder['lines']) => ask<CouponCheck>('POST', 'coupon', { code, lines }),
  orders: () => ask<readonly ShopOrder[]>('GET', 'orders'),
  placeOrder: (order: PlaceOrder) => ask<ShopOrder>('POST', 'orders', order),
  deliver: (orderId: string) => ask<ShopOrder>('POST', `orders/${orderId}/delivery`, {}),
  sendBack: (orderId: string, lineId: string) =>
    ask<ShopOrder>('POST', `orders/${orderId}/returns`, { lineId }),
};

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`/shop/api/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('The shop does not answer. Is npm start still running?');
  });
  const answer = (await response.json()) as T | Refused;
  if (!response.ok) throw new Error((answer as Refused).error);
  return answer as T;
}
