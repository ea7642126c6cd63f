import type { EntryExplanation, ProgramDocument } from '../../../../client/generated/types.ts';
import { rewardName, tierName } from '../../api/program-in-force.ts';
import type { Fact } from '../../parts/facts.tsx';
import { count, moment, points } from '../../parts/words.ts';
import { numberOf, textOf } from './cause.ts';

/** What else is worth knowing of an entry, whatever its kind: facts that it does not have are left out. */
export function entryFacts(entry: EntryExplanation, program: ProgramDocument | null): readonly Fact[] {
  const { cause } = entry;
  return [
    ...byHand(cause),
    ...ofEarning(cause, program),
    ...ofRefund(cause),
    { label: 'Reward', value: orNull(textOf(cause, 'rewardId'), (id) => rewardName(program, id)) },
    { label: 'Happened', value: moment(entry.occurredAt) },
    {
      label: 'Booked',
      value: entry.recordedAt === entry.occurredAt ? null : moment(entry.recordedAt),
    },
    { label: 'Rules of', value: `program version ${entry.programVersion}` },
    { label: 'Spendable afterwards', value: points(entry.balance.active) },
    {
      label: 'Pending afterwards',
      value: entry.balance.pending === 0 ? null : points(entry.balance.pending),
    },
  ];
}

type Cause = EntryExplanation['cause'];

const byHand = (cause: Cause): readonly Fact[] => [
  { label: 'By', value: textOf(cause, 'actor') },
  { label: 'Reason', value: textOf(cause, 'reason') },
  { label: 'Reference', value: textOf(cause, 'reference') },
];

const ofEarning = (cause: Cause, program: ProgramDocument | null): readonly Fact[] => [
  { label: 'Activity', value: textOf(cause, 'activity', 'type')?.replaceAll('_', ' ') ?? null },
  { label: 'Spendable from', value: orNull(textOf(cause, 'lot', 'activatesAt'), moment) },
  { label: 'Ends', value: orNull(textOf(cause, 'lot', 'expiresAt'), moment) },
  {
    label: 'Tier at the time',
    value: orNull(textOf(cause, 'context', 'tier'), (id) => tierName(program, id)),
  },
  {
    label: 'Order of the member',
    value:
      textOf(cause, 'kind') === 'accrual' ? orNull(numberOf(cause, 'context', 'orderNumber'), nth) : null,
  },
];

const ofRefund = (cause: Cause): readonly Fact[] => [
  { label: 'The order was worth', value: orNull(numberOf(cause, 'keptBefore'), points) },
  { label: 'It is worth now', value: orNull(numberOf(cause, 'keptAfter'), points) },
  { label: 'Left to the member', value: orNull(numberOf(cause, 'forgiven') || null, points) },
];

const nth = (number: number): string => `number ${count(number)}`;

function orNull<T>(value: T | null, words: (value: T) => string): string | null {
  return value === null ? null : words(value);
}
