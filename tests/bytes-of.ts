import type { Item } from '../shared/storage/keys.ts';

/** What DynamoDB counts of an item of texts and numbers, near enough: names and values. A write unit is 1,024. */
export function bytesOf(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(String(Object.values(value)[0])),
    0,
  );
}
