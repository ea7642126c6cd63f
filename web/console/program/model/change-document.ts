import { isFields, type Place, type Step, valueAt } from './place.ts';

/**
 * A document in which `value` stands at a place, and everything else is what it was: the same objects, in the same order. What
 * leads to the place and is not there is made.
 *
 * @param order names of the fields beside it as their schema has them, so that a new one stands where a reader looks for it
 */
export function withValue(
  document: unknown,
  place: Place,
  value: unknown,
  order: readonly string[] = [],
): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    return document.with(Number(step), withValue(document[Number(step)], rest, value, order));
  }
  const fields = isFields(document) ? document : {};
  const changed = withValue(fields[step], rest, value, order);
  return Object.hasOwn(fields, step)
    ? Object.fromEntries(Object.entries(fields).map(([name, old]) => [name, name === step ? changed : old]))
    : withField(fields, String(step), changed, rest.length === 0 ? order : []);
}

function withField(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
  order: readonly string[],
): unknown {
  const entries = Object.entries(fields);
  const later = new Set(order.slice(order.indexOf(name) + 1));
  const index = order.includes(name) ? entries.findIndex(([other]) => later.has(other)) : -1;
  const at = index === -1 ? entries.length : index;
  return Object.fromEntries(entries.toSpliced(at, 0, [name, value]));
}

/** A document without what stands at a place: a field, or an item of a list. */
export function without(document: unknown, place: Place): unknown {
  return changeParent(document, place, (parent, step) => {
    if (Array.isArray(parent)) return parent.toSpliced(Number(step), 1);
    return isFields(parent)
      ? Object.fromEntries(Object.entries(parent).filter(([name]) => name !== step))
      : parent;
  });
}

/** A document in which an item stands at another index of its list. */
export function withItemMoved(document: unknown, place: Place, to: number): unknown {
  return changeParent(document, place, (list, step) => {
    if (!Array.isArray(list)) return list;
    const item: unknown = list[Number(step)];
    return list.toSpliced(Number(step), 1).toSpliced(to, 0, item);
  });
}

/** A document in whose list a new item stands at a place, before what stood there. */
export function withItem(document: unknown, place: Place, item: unknown): unknown {
  const list = place.slice(0, -1);
  const before = valueAt(document, list);
  const items: readonly unknown[] = Array.isArray(before) ? before : [];
  return withValue(document, list, items.toSpliced(Number(place.at(-1)), 0, item));
}

/** A document in which a field has another name, and stands where it stood. */
export function withFieldNamed(document: unknown, place: Place, name: string): unknown {
  return changeParent(document, place, (parent, step) =>
    isFields(parent)
      ? Object.fromEntries(Object.entries(parent).map(([key, value]) => [key === step ? name : key, value]))
      : parent,
  );
}

function changeParent(
  document: unknown,
  place: Place,
  change: (parent: unknown, step: Step) => unknown,
): unknown {
  const last = place.at(-1);
  if (last === undefined) return document;
  const above = place.slice(0, -1);
  const parent = valueAt(document, above);
  return withValue(document, above, change(parent, last));
}
