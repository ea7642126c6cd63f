import { EVENT_TYPES } from '../../../shared/contracts/events.ts';
import { count } from '../parts/words.ts';

/** All types, those to come included. */
export const EVERY_TYPE = '*';

/** Types of events by what they are of: the word before the dot. */
export const TYPE_GROUPS: readonly { readonly group: string; readonly items: string[] }[] = [
  ...Map.groupBy(EVENT_TYPES, (type) => type.split('.')[0] ?? ''),
].map(([group, items]) => ({ group: `${group.charAt(0).toUpperCase()}${group.slice(1)}`, items }));

const MOST_NAMED = 2;

/** Which types an endpoint has, as short as a table needs it. */
export function typeWords(types: readonly string[]): string {
  if (types.includes(EVERY_TYPE)) return 'All';
  if (types.length <= MOST_NAMED) return types.join(', ');
  return `${types.slice(0, MOST_NAMED).join(', ')} and ${count(types.length - MOST_NAMED)} more`;
}
