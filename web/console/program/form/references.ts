import { isFields, type Place, valueAt } from '../model/place.ts';

/** Something of the document that other parts give by its name. */
export interface Reference {
  readonly id: string;
  readonly label: string;
}

const TIERS: Place = ['tiers', 'tiers'];
/** Where what a field names is listed, by the field. */
const LISTS: Readonly<Record<string, Place>> = {
  group: ['groups'],
  tiers: TIERS,
  'TierCondition.in': TIERS,
  segments: ['segments'],
  'SegmentCondition.in': ['segments'],
  rewards: ['rewards'],
  reward: ['rewards'],
  template: ['templates'],
  survey: ['surveys'],
  team: ['teams'],
};

/** What a field may name; `null` where it names nothing of the document. @param part of the contract that the field is of */
export function referencesOf(
  document: unknown,
  part: string | null,
  key: string,
): readonly Reference[] | null {
  const place = LISTS[`${part}.${key}`] ?? LISTS[key];
  if (place === undefined || part === 'ProgramDocument') return null;
  const list = valueAt(document, place);
  const named = (Array.isArray(list) ? list : []).flatMap((each) =>
    isFields(each) && typeof each['id'] === 'string' && each['id'] !== ''
      ? [[each['id'], { id: each['id'], label: titleOf(each) }] as const]
      : [],
  );
  // Two of one name are a fault, which is told elsewhere; to choose from, there is one.
  return [...new Map(named).values()];
}

/** What people know something of the document by. */
export function titleOf(item: unknown): string {
  if (!isFields(item)) return '';
  const named = [item['name'], item['description'], item['id'], item['code']];
  return String(named.find((each) => typeof each === 'string' && each !== '') ?? '');
}
