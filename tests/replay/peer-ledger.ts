import type { ReceivedRequest } from './shop-api-peer.ts';

export interface PeerAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: boolean;
}

export interface PeerOrder {
  readonly orderId: string;
  readonly customerId?: string;
  readonly placedAt: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly discounts?: readonly { readonly amount: number; readonly coupon?: string }[];
  }[];
  readonly shipping?: number;
}

interface Kept {
  readonly text: string;
  readonly order: PeerOrder;
  readonly memberId: string;
  readonly answer: unknown;
  readonly returned: Map<string, number>;
  refunded: number;
  kept: number;
}

const REFUSED: Readonly<Record<string, number>> = {
  IDEMPOTENCY_MISMATCH: 422,
  REFUND_EXCEEDS_ORDER: 422,
  ORDER_NOT_FOUND: 404,
};

/** A point for each whole 100 minor units that a member's order still holds. Everything earned stays pending. */
export function peerLedger() {
  const members = new Map<string, string>();
  const orders = new Map<string, Kept>();
  const refunds = new Map<string, { readonly text: string; readonly answer: unknown }>();
  const points = new Map<string, { issued: number; entries: number }>();
  const accountOf = (memberId: string) => {
    const account = points.get(memberId) ?? { issued: 0, entries: 0 };
    points.set(memberId, account);
    return account;
  };

  function enroll(customerId: string): PeerAnswer {
    const known = members.get(customerId);
    const memberId = known ?? memberIdOf(customerId);
    members.set(customerId, memberId);
    if (known === undefined) accountOf(memberId).entries += 1;
    return { status: known === undefined ? 201 : 200, body: { memberId }, replayed: false };
  }

  function record(text: string): PeerAnswer {
    const order = JSON.parse(text) as PeerOrder;
    const before = orders.get(order.orderId);
    if (before !== undefined && before.text !== text) return refuse('IDEMPOTENCY_MISMATCH');
    if (before !== undefined) return { status: 200, body: before.answer, replayed: true };
    const enrolled = order.customerId === undefined ? undefined : members.get(order.customerId);
    const memberId = enrolled ?? memberIdOf(order.customerId ?? `guest ${order.orderId}`);
    const kept: Kept = {
      text,
      order,
      memberId,
      answer: {},
      returned: new Map(),
      refunded: 0,
      kept: 0,
    };
    const earned = enrolled === undefined ? 0 : Math.floor(valueLeft(kept) / 100);
    const answer = {
      memberId,
      earned: { points: earned, withheld: enrolled === undefined ? 'GUEST' : null },
    };
    orders.set(order.orderId, { ...kept, answer, kept: earned });
    const account = accountOf(memberId);
    account.entries += 1;
    account.issued += earned;
    return { status: 201, body: answer, replayed: false };
  }

  function refund(orderId: string, text: string): PeerAnswer {
    const { refundId, scope } = JSON.parse(text);
    const key = `${orderId}/${refundId}`;
    const before = refunds.get(key);
    if (before !== undefined && before.text !== text) return refuse('IDEMPOTENCY_MISMATCH');
    if (before !== undefined) return { status: 200, body: before.answer, replayed: true };
    const kept = orders.get(orderId);
    if (kept === undefined) return refuse('ORDER_NOT_FOUND');
    if (!takeBack(kept, scope)) return refuse('REFUND_EXCEEDS_ORDER');
    const left = Math.min(kept.kept, Math.floor(valueLeft(kept) / 100 + 1e-9));
    const reversed = kept.kept - left;
    kept.kept = left;
    const account = accountOf(kept.memberId);
    account.entries += 1;
    account.issued -= reversed;
    const { memberId } = kept;
    const answer = { status: 'applied', memberId, reversed, forgiven: 0, refusal: null };
    refunds.set(key, { text, answer });
    return { status: 201, body: answer, replayed: false };
  }

  function read(path: string): PeerAnswer {
    const [, , resource, id = '', view] = path.split('/');
    const order = orders.get(decodeURIComponent(id))?.order;
    if (resource === 'orders')
      return order
        ? { status: 200, body: { placedAt: order.placedAt }, replayed: false }
        : refuse('ORDER_NOT_FOUND');
    const { issued, entries } = accountOf(id);
    const body =
      view === 'proof'
        ? { proved: true, entries, drift: [], books: { issued: -issued, pending: issued } }
        : { balance: { pending: issued, active: 0, held: 0, deficit: 0 } };
    return { status: 200, body, replayed: false };
  }

  return {
    members,
    orders,
    refunds,
    answer({ method, path, text }: ReceivedRequest): PeerAnswer {
      if (method === 'GET') return read(path);
      if (path === '/v1/members') return enroll(JSON.parse(text).customerId);
      if (path === '/v1/orders') return record(text);
      return refund(decodeURIComponent(path.split('/')[3] ?? ''), text);
    },
  };
}

interface Scope {
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly amount?: number;
}

/** False when more would come back than was bought. */
function takeBack(kept: Kept, { lines = [], amount = 0 }: Scope): boolean {
  for (const { lineId, quantity } of lines)
    kept.returned.set(lineId, (kept.returned.get(lineId) ?? 0) + quantity);
  kept.refunded += amount;
  const isTooMuch = [...kept.returned].some(
    ([lineId, units]) => units > (kept.order.lines[Number(lineId) - 1]?.quantity ?? 0),
  );
  return !isTooMuch && valueLeft(kept) >= -1e-6;
}

function refuse(code: string): PeerAnswer {
  return {
    status: REFUSED[code] ?? 400,
    body: { code, detail: `${code} in words`, errors: [] },
    replayed: false,
  };
}

const memberIdOf = (name: string): string =>
  `mbr_${Buffer.from(name).toString('hex').slice(-20).padStart(20, '0')}`;

function valueLeft({ order, returned, refunded }: Kept): number {
  const goods = order.lines.reduce((sum, line, index) => {
    const discounts = (line.discounts ?? []).reduce((total, { amount }) => total + amount, 0);
    const net = line.unitPrice * line.quantity - discounts;
    return sum + (net * (line.quantity - (returned.get(String(index + 1)) ?? 0))) / line.quantity;
  }, 0);
  return goods - refunded;
}
