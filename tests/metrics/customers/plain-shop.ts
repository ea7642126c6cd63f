/** A shop as plain objects, from which rows of the lake are made, and figures are computed in another way than SQL's. */
export interface PlainOrder {
  readonly id: string;
  readonly customer: string;
  /** Epoch seconds, as all moments here. */
  readonly placedAt: number;
  readonly net: number;
  readonly currency: string;
  readonly channel: string;
  readonly country: string | null;
  readonly refunds: readonly PlainRefund[];
  readonly claim: { readonly at: number; readonly by: string; readonly isTransferTold: boolean } | null;
}

/** `refused`: one that was impossible, and took nothing back. */
export interface PlainRefund {
  readonly at: number;
  readonly amount: number;
  readonly kind: 'part' | 'whole' | 'refused';
}

export interface PlainMember {
  readonly customer: string;
  readonly enrolledAt: number;
  readonly tiers: readonly { readonly at: number; readonly tier: string | null }[];
}

export interface PlainSpend {
  readonly month: string;
  readonly channel: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export interface PlainShop {
  readonly timeZone: string;
  readonly asOf: string;
  readonly orders: readonly PlainOrder[];
  readonly members: readonly PlainMember[];
  readonly spend: readonly PlainSpend[];
}

/** An order before `asOf`, with whose it was and what was left of it. */
export interface KnownOrder {
  readonly id: string;
  readonly customer: string;
  readonly at: number;
  readonly day: string;
  readonly net: number;
  readonly currency: string;
  readonly channel: string;
  readonly country: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day of a moment as `2026-01-31`, as the calendar of ICU in the runtime has it. */
export function dayAt(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(at * 1000);
}

/** The first second of a local day, looked for by halving. */
export function beginOfDay(day: string, timeZone: string): number {
  let [before, after] = [Date.parse(day) / 1000 - 2 * 86_400, Date.parse(day) / 1000 + 2 * 86_400];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(middle, timeZone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** Valid orders as they were known when `asOf` began, in the order in which they were placed. */
export function validOrders({ orders, asOf, timeZone }: PlainShop): readonly KnownOrder[] {
  const now = beginOfDay(asOf, timeZone);
  return orders
    .filter(({ placedAt }) => placedAt < now)
    .flatMap((order) => {
      const net = valueLeft(order, now);
      if (net === null) return [];
      const { id, placedAt, currency, channel, country, claim } = order;
      const customer = claim !== null && claim.at < now ? claim.by : order.customer;
      const day = dayAt(placedAt, timeZone);
      return [{ id, customer, at: placedAt, day, net, currency, channel, country: country ?? 'unknown' }];
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Null where nothing of the order is left. */
function valueLeft({ net, refunds }: PlainOrder, now: number): number | null {
  const done = refunds.filter(({ at, kind }) => at < now && kind !== 'refused');
  if (done.some(({ kind }) => kind === 'whole')) return null;
  const back = done.reduce((sum, { amount }) => sum + amount, 0);
  return back > 0 && back >= net ? null : net - back;
}
