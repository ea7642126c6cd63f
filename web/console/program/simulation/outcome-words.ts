import type { SimulationResult } from '../../../../client/generated/types.ts';
import { count, money, points } from '../../parts/words.ts';

/** A difference with its sign: "+1,200 points", "−€3.00"; "no change" for none. */
export function differenceWords(difference: number, write: (size: number) => string): string {
  if (difference === 0) return 'no change';
  return `${difference > 0 ? '+' : '−'}${write(Math.abs(difference))}`;
}

/** "+12 %"; empty where there was nothing to compare with. */
export function shareWords(before: number, after: number): string {
  if (before === 0 || before === after) return '';
  const percent = ((after - before) / before) * 100;
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent) < 10 ? Math.abs(percent).toFixed(1) : count(Math.round(Math.abs(percent)))}\u00a0%`;
}

/** What a simulation came to, in a sentence or two. */
export function outcomeWords({
  current,
  draft,
  gaining,
  losing,
  members,
  currency,
}: SimulationResult): string {
  if (draft.issued === current.issued && gaining === 0 && losing === 0)
    return 'Points issued: no change. No member would have had more, and none less.';
  const issued = differenceWords(draft.issued - current.issued, points);
  const cost =
    current.costAtRedemption === null || draft.costAtRedemption === null
      ? ''
      : `, worth ${differenceWords(draft.costAtRedemption - current.costAtRedemption, (size) => money(size, currency))}`;
  return `Points issued: ${issued}${cost}. Of ${howMany(members, 'member')}, ${count(gaining)} would have had more and ${count(losing)} less.`;
}

/** "1 order", "2,000 orders". */
export const howMany = (amount: number, noun: string): string =>
  `${count(amount)} ${noun}${amount === 1 ? '' : 's'}`;
