import type { GoodsFilter } from '../goods.ts';

/** Whether all goods that pass one filter are sure to pass another, too. */
export function isWithin(inner: GoodsFilter, outer: GoodsFilter | undefined): boolean {
  if (outer === undefined) return false;
  return (['skus', 'categories', 'tags'] as const).every((property) =>
    (inner[property] ?? []).every((value) => outer[property]?.includes(value) === true),
  );
}
