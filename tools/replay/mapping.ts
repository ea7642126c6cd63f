import * as z from 'zod';

const column = z.string().min(1);

/**
 * How the columns of an export mean an order. Columns are named by the file's header, or by position from 1 where it
 * has none. `docs/replay.md` says what each field does.
 */
const Columns = z.strictObject({
  orderId: column.optional(),
  sku: column.optional(),
  quantity: column,
  unitPrice: column.optional(),
  lineTotal: column.optional(),
  discount: column.optional(),
  coupon: column.optional(),
  category: column.optional(),
  customer: column.optional(),
  placedAt: column,
  refundOf: column.optional(),
});
export type Columns = z.infer<typeof Columns>;
export type ColumnRole = keyof Columns;
export const COLUMN_ROLES = Object.keys(Columns.shape) as ColumnRole[];

const skus = z.array(z.string().min(1)).default([]);

export const Mapping = z
  .strictObject({
    format: z.enum(['csv', 'whitespace']).default('csv'),
    delimiter: z.string().min(1).max(5).optional(),
    header: z.boolean().default(true),
    encoding: z.string().min(1).default('utf-8'),
    columns: Columns,
    sku: z.string().min(1).optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capitals, such as USD'),
    minorDigits: z.int().min(0).max(4).optional(),
    decimalComma: z.boolean().default(false),
    dateFormat: z.string().min(1).default('iso'),
    timeZone: z.string().min(1).default('Etc/UTC'),
    returnPrefix: z.string().min(1).optional(),
    shippingSkus: skus,
    discountSkus: skus,
    otherSkus: skus,
    channel: z.string().min(1).max(32).default('web'),
    idPrefix: z.string().max(32).default(''),
  })
  .superRefine(({ columns, sku }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['columns', path], message });
    if (columns.unitPrice === undefined && columns.lineTotal === undefined)
      fault('unitPrice', 'unitPrice or lineTotal must name a column: without one nothing has a price');
    if (columns.unitPrice !== undefined && columns.lineTotal !== undefined && columns.discount !== undefined)
      fault('discount', 'cannot be given beside unitPrice and lineTotal, whose difference is the discount');
    if (columns.sku === undefined && sku === undefined)
      fault('sku', 'must name a column, or "sku" must be the one sku of all rows');
    if (columns.orderId === undefined && columns.customer === undefined)
      fault(
        'orderId',
        'orderId or customer must name a column: without one no order can be told from another',
      );
  });
export type Mapping = z.infer<typeof Mapping>;
/** What a mapping file or the flags hold before defaults. */
export type MappingInput = z.input<typeof Mapping>;
