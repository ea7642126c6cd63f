/** A value as the wire has it: one type letter, one content. */
type WireValue = Readonly<Record<string, unknown>>;
export type WireItem = Readonly<Record<string, WireValue>>;

/**
 * Bytes of an item as DynamoDB counts them for its units, by "DynamoDB item sizes and formats" of its developer guide:
 * names and texts in UTF-8, bytes as they are, numbers about one byte for two digits and one more. Ours hold no other types.
 *
 * @throws Error for another type of attribute
 */
export function itemBytes(item: WireItem): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(value: WireValue): number {
  if (typeof value['S'] === 'string') return Buffer.byteLength(value['S']);
  if (typeof value['N'] === 'string') return numberBytes(value['N']);
  // In base 64 on the wire.
  if (typeof value['B'] === 'string') return Buffer.byteLength(value['B'], 'base64');
  throw new Error(`an attribute of type ${Object.keys(value)} has no size here; add it to item-size.ts`);
}

/** Leading and trailing zeros are not stored; a sign below zero is one byte more. */
function numberBytes(text: string): number {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

/** The items that a request puts, whether it is a transaction or a single write. */
export function putItems(request: Readonly<Record<string, unknown>>): readonly WireItem[] {
  const { TransactItems: items = [], Item: item } = request as {
    TransactItems?: readonly { Put?: { Item: WireItem } }[];
    Item?: WireItem;
  };
  return [...items.flatMap(({ Put: put }) => (put === undefined ? [] : [put.Item])), ...(item ? [item] : [])];
}
