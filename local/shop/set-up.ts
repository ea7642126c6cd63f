import { isProblem } from '../../client/index.ts';
import { CURRENCY } from '../../web/shop/goods.ts';
import type { Setup, SetupStep } from '../../web/shop/shop-api.ts';
import { pricedCart } from './cart-request.ts';
import { DEMO_CUSTOMERS, PAST_ORDERS, type PastOrder } from './demo-customers.ts';
import { demoProgram, type Waiting } from './demo-program.ts';
import { type Ordering, shownOrder } from './place-order.ts';

const DAY_MS = 86_400_000;
/** The one that every stack begins with. */
const BUILT_IN_VERSION = 1;
/** Longer than any function goes without looking for a newer program. */
const HEARD_AFTER_MS = 3_000;

const STEPS = ['program', 'customers', 'year', 'embers'] as const;
const ACTOR = 'The demo shop';
const OWN_PROGRAM =
  'Your own program is in force, so the shop uses it as it is, and its customers have no past. For the shop’s own: npm start -- --fresh.';

/** Sets the demo up, once, when the shop is opened for the first time, and says how far it is. */
export interface ShopSetup {
  /** Begins, or begins again after it failed. */
  begin(): void;
  read(): Setup;
}

export function shopSetup(ordering: Ordering, landingUrl: string): ShopSetup {
  const { store } = ordering;
  let done = 0;
  let failure: string | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    done = 0;
    const isOurs = await publishDemo(ordering, landingUrl, 'return_window');
    done = 1;
    await inviteCustomers(ordering, isOurs);
    done = 2;
    if (isOurs) for (const past of PAST_ORDERS) await recordPast(ordering, past);
    done = 3;
    if (isOurs) await publishDemo(ordering, landingUrl, 'none');
    await dropDrafts(ordering);
    store.finishSetup(isOurs ? null : OWN_PROGRAM);
  }

  return {
    begin() {
      if (store.read().isSetUp || running !== null) return;
      failure = null;
      running = run()
        .catch((error: unknown) => {
          failure = error instanceof Error ? error.message : String(error);
        })
        .finally(() => {
          running = null;
        });
    },
    read() {
      const { isSetUp, note } = store.read();
      if (isSetUp) return { state: 'ready', steps: [], note };
      return { state: failure === null ? 'working' : 'failed', steps: stepsAt(done), note: failure };
    },
  };
}

const stepsAt = (done: number): readonly SetupStep[] =>
  STEPS.map((step, index) => ({
    step,
    state: index < done ? 'done' : index === done ? 'working' : 'waiting',
  }));

/** @returns whether the demo's program is in force; one that somebody published is left alone */
async function publishDemo({ perennial }: Ordering, landingUrl: string, waiting: Waiting): Promise<boolean> {
  const document = demoProgram(landingUrl, waiting);
  const { inForce, next } = await perennial.readProgram();
  const isDemo = inForce.document.name === document.name;
  if (isDemo && (waiting === 'return_window' || inForce.document.pending.kind === 'none')) return true;
  if (!isDemo && (inForce.version !== BUILT_IN_VERSION || next !== null)) return false;
  const reason = waiting === 'none' ? 'Nobody waits a fortnight in a demo' : 'The demo shop was opened';
  const by = { actor: ACTOR, reason };
  // The same however often it is begun.
  const idempotencyKey = `demo-shop-${waiting}`;
  const { draftId, etag } = await perennial.createProgramDraft({
    idempotencyKey,
    body: { name: document.name, document, ...by },
  });
  const { effectiveFrom } = await perennial.publishProgram({
    draftId,
    ifMatch: etag,
    idempotencyKey,
    body: by,
  });
  await inForceSince(effectiveFrom);
  return true;
}

/** What is published needs no draft any more, and in the console it would look like work that somebody left undone. */
async function dropDrafts({ perennial }: Ordering): Promise<void> {
  const { drafts } = await perennial.listProgramDrafts();
  for (const { draftId, etag, actor } of drafts)
    if (actor === ACTOR) await perennial.deleteProgramDraft({ draftId, ifMatch: etag, actor });
}

/** Until every function has heard of it. */
async function inForceSince(effectiveFrom: string): Promise<void> {
  const heardAtMs = Math.max(Date.parse(effectiveFrom), Date.now() + HEARD_AFTER_MS);
  while (Date.now() < heardAtMs) await new Promise((resolve) => setTimeout(resolve, heardAtMs - Date.now()));
}

async function inviteCustomers({ perennial, store }: Ordering, havePast: boolean): Promise<void> {
  for (const customer of DEMO_CUSTOMERS) {
    const { memberId } = await perennial.enrollMember({
      body: {
        customerId: customer.id,
        profile: { name: customer.name, email: `${customer.id}@example.com` },
        preferences: { channels: { email: true } },
      },
    });
    store.saveCustomer({ ...customer, memberId, ...(havePast ? {} : { about: 'pastless' as const }) });
  }
}

async function recordPast({ perennial, store, now }: Ordering, past: PastOrder): Promise<void> {
  const checkoutId = `past-${past.customerId}-${past.daysAgo}`;
  const kept = store.orderOf(checkoutId);
  if (kept?.order) return;
  const placed = now().getTime() - past.daysAgo * DAY_MS;
  const request = kept?.request ?? {
    orderId: `SG-${past.customerId.slice(5).toUpperCase()}-${past.daysAgo}`,
    customerId: past.customerId,
    currency: CURRENCY,
    channel: 'web',
    placedAt: new Date(placed).toISOString(),
    ...pricedCart(past.lines),
  };
  store.saveOrder({ checkoutId, request, order: null });
  const result = await perennial.recordOrder({ body: request }).catch((error: unknown) => {
    // A shop lived through this year before, whose file is gone; once is enough.
    if (isProblem(error, 'IDEMPOTENCY_MISMATCH')) return null;
    throw error;
  });
  if (result === null) return;
  const order = shownOrder(request, past.customerId, result);
  const deliveredAt = past.isDelivered
    ? new Date(Date.parse(request.placedAt) + 3 * DAY_MS).toISOString()
    : null;
  if (deliveredAt !== null) await perennial.deliverOrder({ orderId: request.orderId, body: { deliveredAt } });
  store.saveOrder({ checkoutId, request, order: { ...order, deliveredAt } });
}
