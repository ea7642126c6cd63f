import { isFields, valueAt } from './place.ts';

export interface Currency {
  readonly code: string;
  readonly minorDigits: number;
}

/** Currencies of a document, as far as they are well formed. */
export function currenciesOf(document: unknown): readonly Currency[] {
  const all = valueAt(document, ['currencies']);
  return (Array.isArray(all) ? all : []).filter(
    (each): each is Currency =>
      isFields(each) && typeof each['code'] === 'string' && typeof each['minorDigits'] === 'number',
  );
}
