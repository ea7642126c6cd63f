import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EntryExplanation as Entry, Explanation } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { count, inWords, points } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { entryQuery } from '../member-queries.ts';
import { Bookings } from './bookings.tsx';
import { textOf } from './cause.ts';
import { entryFacts } from './entry-facts.ts';
import { exactPoints } from './exact-points.ts';
import classes from './explanation.module.css';
import { RuleOutcomes } from './rule-outcomes.tsx';
import { earnedBy, whyNothing } from './why-nothing.ts';

/** Why an entry is what it is, so that it can be told to a customer: a sentence first, then each rule, then the books. */
export function EntryExplanation({
  memberId,
  sequence,
}: {
  readonly memberId: string;
  readonly sequence: number;
}) {
  const { perennial } = useSession();
  const query = useQuery(entryQuery(perennial, memberId, sequence));
  return (
    <Read query={query} lines={5}>
      {(entry) => <Explained entry={entry} />}
    </Read>
  );
}

function Explained({ entry }: { readonly entry: Entry }) {
  const program = useProgram();
  const nothing = whyNothing(entry);
  return (
    <Stack gap="md">
      <Text className={classes['summary'] ?? ''}>{inWords(entry.summary)}</Text>
      {nothing !== null && (
        <Alert color="yellow" title="Why it gave no points">
          {inWords(nothing)}
        </Alert>
      )}
      {entry.explanation !== null && (
        <>
          <RuleOutcomes explanation={entry.explanation} currency={textOf(entry.cause, 'order', 'currency')} />
          <Ending explanation={entry.explanation} given={earnedBy(entry)} />
        </>
      )}
      <Facts facts={entryFacts(entry, program)} />
      <Bookings postings={entry.postings} />
    </Stack>
  );
}

const ROUNDED: Readonly<Record<Explanation['rounding'], string>> = {
  floor: 'rounded down',
  half_up: 'rounded to the nearest',
  ceiling: 'rounded up',
};

/** What became of the sum of all rules, where it is not simply what was given. */
function Ending({ explanation, given }: { readonly explanation: Explanation; readonly given: number }) {
  const { exactPoints: exact, rounding, cappedAt } = explanation;
  if (cappedAt !== null)
    return (
      <Text size="sm">
        Together {exactPoints(exact)}; the program’s own cap left {count(cappedAt)} of it.
      </Text>
    );
  if (exact === String(given) || given <= 0) return null;
  return (
    <Text size="sm">
      Together {exactPoints(exact)}, {ROUNDED[rounding]} once at the end: {points(given)}.
    </Text>
  );
}
