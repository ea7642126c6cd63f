import { type ExportRow, type ShopOptions, shopRows } from './shop.ts';

const HEADER =
  'order_id,placed_at,customer_id,sku,description,category,quantity,unit_price,discount,coupon,refund_of';
/** Rows are written in pieces, because a write per row would be most of the work. */
const ROWS_PER_PIECE = 1_000;

/** The export as text, a piece at a time; `mappings/perennial.json` reads it. */
export function* exportLines(options: ShopOptions): Generator<string> {
  yield `${HEADER}\n`;
  let piece: string[] = [];
  for (const row of shopRows(options)) {
    piece.push(lineOf(row));
    if (piece.length < ROWS_PER_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

/** No value of the shop holds a comma or a quote, so none needs quoting. */
function lineOf({ orderId, at, customer, product, quantity, discount, coupon, refundOf }: ExportRow): string {
  const fields = [
    orderId,
    new Date(at * 1_000).toISOString().replace('.000Z', 'Z'),
    customer ?? '',
    product.sku,
    product.description,
    product.category,
    String(quantity),
    decimal(product.price),
    decimal(discount),
    coupon,
    refundOf,
  ];
  return `${fields.join(',')}\n`;
}

const decimal = (minorUnits: number): string =>
  `${Math.floor(minorUnits / 100)}.${String(minorUnits % 100).padStart(2, '0')}`;
