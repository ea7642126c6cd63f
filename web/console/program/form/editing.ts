import { createContext, use } from 'react';
import type { Surroundings } from '../model/blank.ts';
import { currenciesOf } from '../model/currencies.ts';
import type { Fault, Faults } from '../model/faults.ts';
import { type Place, pointerOf, valueAt } from '../model/place.ts';

/** The document that a form is about, what is wrong with it, and how it is changed. */
export interface Editing {
  readonly document: unknown;
  readonly faults: Faults;
  readonly isReadOnly: boolean;
  /** Takes the document as it is to be from now on. */
  change(document: unknown): void;
}

export const EditingContext = createContext<Editing | null>(null);

export const useEditing = (): Editing => {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('A form of a program stands outside of EditingContext');
  return editing;
};

export const useValue = (place: Place): unknown => valueAt(useEditing().document, place);
export const useFaults = (place: Place): readonly Fault[] => useEditing().faults.at(pointerOf(place));

export const surroundingsOf = (document: unknown): Surroundings => ({
  currencies: currenciesOf(document).map(({ code }) => code),
});

export function timeZoneOf(document: unknown): string {
  const zone = valueAt(document, ['timeZone']);
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(zone) });
    return String(zone);
  } catch {
    return 'UTC';
  }
}
