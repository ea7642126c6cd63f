import { labelOf } from './labels.ts';
import { isFields, placeOf, valueAt } from './place.ts';

/** A place as people call it: "Earning rules › weekend-bonus › What it gives". @param pointer JSON pointer */
export function placeWords(pointer: string, document: unknown): string {
  const place = placeOf(pointer, document);
  if (place.length === 0) return 'The document';
  return place
    .map((step, index) =>
      typeof step === 'number'
        ? itemWords(document, place.slice(0, index + 1))
        : labelOf(index === 0 ? 'ProgramDocument' : null, step),
    )
    .join(' › ');
}

function itemWords(document: unknown, place: readonly (string | number)[]): string {
  const item = valueAt(document, place);
  const id = isFields(item) ? (item['id'] ?? item['code']) : undefined;
  return typeof id === 'string' && id !== '' ? id : String(Number(place.at(-1)) + 1);
}
