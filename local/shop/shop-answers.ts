import * as z from 'zod';
import { type Client, isProblem } from '../../client/index.ts';
import type { Customer, Session, ShopOrder } from '../../web/shop/shop-api.ts';
import { deliver, takeBack } from './after-order.ts';
import { checkCoupon, type Ordering, placeOrder } from './place-order.ts';
import type { ShopSetup } from './set-up.ts';
import { ShopRefusal } from './shop-refusal.ts';
import type { ShopStore, StoredCustomer } from './shop-store.ts';

const Lines = z.array(z.object({ sku: z.string(), quantity: z.number() })).max(20);
const SignIn = z.union([
  z.object({ customerId: z.string() }),
  z.object({
    name: z.string().trim().min(1).max(60),
    referral: z.object({ code: z.string(), visitId: z.string().nullable() }).nullable(),
  }),
]);
const Placing = z.object({
  checkoutId: z.string().regex(/^[0-9a-f-]{8,36}$/),
  lines: Lines,
  redemptionIds: z.array(z.string()).max(10),
  code: z.string().nullable(),
});
const Coupon = z.object({ code: z.string().trim().min(1), lines: Lines });
const Returning = z.object({ lineId: z.string() });

/** One question of the shop's pages. */
export interface ShopCall {
  /** Such as `POST orders/SG-1/returns`, in its parts. */
  readonly method: string;
  readonly path: readonly string[];
  readonly body: unknown;
  readonly customer: StoredCustomer | null;
}

/** An answer as JSON; `customerId` signs somebody in, or out with null. */
export interface ShopAnswer {
  readonly body: unknown;
  readonly customerId?: string | null;
}

/** What the shop's own server does with the secret key: signs in, mints tokens, takes orders, takes them back. */
export function shopAnswers(ordering: Ordering, setup: ShopSetup) {
  const { perennial, store, now } = ordering;
  /** Pressed twice at once, the second waits for the first. */
  const placing = new Map<string, Promise<ShopOrder>>();

  const routes: Readonly<Record<string, (call: ShopCall) => Promise<ShopAnswer>>> = {
    'GET session': async ({ customer }) => {
      // What failed is tried again when somebody says so.
      if (setup.read().state !== 'failed') setup.begin();
      return { body: session(store, setup, customer) };
    },
    'POST setup': async ({ customer }) => {
      setup.begin();
      return { body: session(store, setup, customer) };
    },
    'POST session': async ({ body }) => {
      const customer = await signedIn(perennial, store, SignIn.parse(body), now());
      return { body: session(store, setup, customer), customerId: customer.id };
    },
    'DELETE session': async () => ({ body: session(store, setup, null), customerId: null }),
    'POST token': async ({ customer }) => {
      const { memberId } = known(customer);
      return { body: await perennial.mintMemberToken({ memberId, body: { expiresInSeconds: 900 } }) };
    },
    'POST coupon': async ({ body }) => {
      const { code, lines } = Coupon.parse(body);
      return { body: await checkCoupon(perennial, code, lines) };
    },
    'GET orders': async ({ customer }) => ({ body: store.ordersOf(known(customer).id) }),
    'POST orders': async ({ customer, body }) => {
      const wanted = Placing.parse(body);
      const running = placing.get(wanted.checkoutId) ?? placeOrder(ordering, known(customer), wanted);
      placing.set(wanted.checkoutId, running);
      try {
        return { body: await running };
      } finally {
        placing.delete(wanted.checkoutId);
      }
    },
    'POST orders/*/delivery': async (call) => ({ body: await deliver(ordering, ownOrder(store, call)) }),
    'POST orders/*/returns': async (call) => ({
      body: await takeBack(ordering, ownOrder(store, call), Returning.parse(call.body).lineId),
    }),
  };

  return async (call: ShopCall): Promise<ShopAnswer> => {
    const [first, id, ...rest] = call.path;
    const name = [first, ...(id === undefined ? [] : ['*', ...rest])].join('/');
    const route = routes[`${call.method} ${name}`];
    if (route === undefined) throw new ShopRefusal(404, 'There is no such page.');
    return route(call);
  };
}

function known(customer: StoredCustomer | null): StoredCustomer {
  if (customer === null) throw new ShopRefusal(401, 'Sign in first.');
  return customer;
}

function ownOrder(store: ShopStore, { path, customer }: ShopCall) {
  const order = store.ordersOf(known(customer).id).find(({ orderId }) => orderId === path[1]);
  if (order === undefined) throw new ShopRefusal(404, 'You have no such order.');
  return order;
}

function session(store: ShopStore, setup: ShopSetup, customer: StoredCustomer | null): Session {
  return {
    customer: customer === null ? null : shown(customer),
    customers: store.read().customers.map(shown),
    setup: setup.read(),
  };
}

const shown = ({ id, name, about }: Customer): Customer => ({ id, name, about });

/** Somebody the shop knows, or somebody new, perhaps by a friend's link. */
async function signedIn(
  perennial: Client,
  store: ShopStore,
  who: z.infer<typeof SignIn>,
  now: Date,
): Promise<StoredCustomer> {
  if ('customerId' in who) {
    const customer = store.customer(who.customerId);
    if (customer === undefined) throw new ShopRefusal(404, 'We do not know this customer.');
    return customer;
  }
  const slug = who.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const id = `shop-${slug}-${now.getTime().toString(36)}`;
  try {
    const { memberId, referral } = await perennial.enrollMember({
      body: {
        customerId: id,
        profile: { name: who.name, email: `${id}@example.net` },
        preferences: { channels: { email: true } },
        ...(who.referral === null ? {} : { referral: who.referral }),
      },
    });
    const about = referral?.status === 'signed_up' ? 'invited' : 'new';
    const customer: StoredCustomer = { id, name: who.name, about, memberId };
    store.saveCustomer(customer);
    return customer;
  } catch (error) {
    if (isProblem(error)) throw new ShopRefusal(409, error.problem.detail);
    throw error;
  }
}
