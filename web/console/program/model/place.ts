/** A step into a document: the name of a field, or the index of an item. */
export type Step = string | number;
export type Place = readonly Step[];

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON pointer (RFC 6901) of a place. */
export const pointerOf = (place: Place): string =>
  place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The place that a JSON pointer names in a document: a step is an index where it leads into a list. */
export function placeOf(pointer: string, document: unknown): Place {
  const place: Step[] = [];
  let value = document;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(name) : name;
    place.push(step);
    value = child(value, step);
  }
  return place;
}

/** What stands at a place; `undefined` where there is nothing. */
export const valueAt = (document: unknown, place: Place): unknown =>
  place.reduce<unknown>((value, step) => child(value, step), document);

function child(value: unknown, step: Step): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isFields(value) && Object.hasOwn(value, step) ? value[String(step)] : undefined;
}
