import type { OrderLine } from '../order.ts';

/** Minor units by ISO 4217 code. An amount in a currency that is not named does not exist. */
export type Amounts = Readonly<Record<string, number>>;

/** Goods that have any of the named properties. At least one list is not empty. */
export interface GoodsFilter {
  readonly skus?: readonly string[];
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
}

export function matchesGoods(
  filter: GoodsFilter,
  line: Pick<OrderLine, 'sku' | 'categories' | 'tags'>,
): boolean {
  return (
    filter.skus?.includes(line.sku) === true ||
    line.categories.some((category) => filter.categories?.includes(category)) ||
    line.tags.some((tag) => filter.tags?.includes(tag))
  );
}
