import type { RefundScope } from '../../../shared/domain/ledger/entry.ts';
import type { Order, OrderLine } from '../../../shared/domain/order.ts';
import type { Happening } from '../../../shared/domain/simulation/member-history.ts';

/** As it is kept on disk. `body`: of an order its content, of a refund its scope, of others nothing. */
export interface HappeningRow {
  readonly member: string;
  readonly position: number;
  /** Epoch seconds. */
  readonly at: number;
  readonly kind: 'order' | 'guest_order' | 'refund' | 'claim' | 'close' | 'enroll';
  readonly orderId: string;
  readonly refundId: string;
  readonly body: string;
}

/** An order as the API takes it, with all that may be left out; what the ledger keeps of one has nothing left out. */
type OrderBody = Pick<Order, 'currency' | 'channel'> &
  Partial<Pick<Order, 'country' | 'shipping' | 'tax'>> & { readonly lines: readonly LineBody[] };
type LineBody = Pick<OrderLine, 'sku' | 'quantity' | 'unitPrice'> & Partial<OrderLine>;

export function happeningOf(row: HappeningRow): Happening {
  const { at, kind, orderId, refundId, body } = row;
  switch (kind) {
    case 'order':
    case 'guest_order':
      return { kind: 'order', at, order: orderOf(row), isGuest: kind === 'guest_order' };
    case 'refund': {
      const scope = JSON.parse(body) as RefundScope;
      return { kind, at, orderId, command: { refundId, scope, refundedAt: at } };
    }
    case 'claim':
      return { kind, at, orderId };
    default:
      return { kind, at };
  }
}

/** The order that the API would have made of it. */
function orderOf({ orderId, at, body }: HappeningRow): Order {
  const { currency, channel, country, lines, shipping = 0, tax = 0 } = JSON.parse(body) as OrderBody;
  return {
    orderId,
    currency,
    channel,
    ...(country === undefined ? {} : { country }),
    placedAt: at,
    lines: lines.map(lineOf),
    shipping,
    tax,
  };
}

function lineOf(line: LineBody, index: number): OrderLine {
  const {
    lineId = `${index + 1}`,
    sku,
    quantity,
    unitPrice,
    discounts = [],
    categories = [],
    tags = [],
  } = line;
  return { lineId, sku, quantity, unitPrice, discounts, categories, tags };
}
