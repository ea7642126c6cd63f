import { useQueries } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';
import { CUSTOMER_NEEDS } from './customer-needs.ts';
import type { Need, Waiting } from './need.ts';
import { OPERATION_NEEDS } from './operation-needs.ts';
import { PROGRAM_NEEDS } from './program-needs.ts';

const ALL: readonly Need[] = [...CUSTOMER_NEEDS, ...OPERATION_NEEDS, ...PROGRAM_NEEDS];
const MINUTE_MS = 60_000;

export interface Needs {
  readonly urgent: readonly Waiting[];
  readonly others: readonly Waiting[];
  readonly isLoading: boolean;
  readonly failed: readonly { readonly title: string; readonly error: unknown; again(): void }[];
}

/** What needs somebody now, of all that this person may see and do something about. */
export function useNeeds(): Needs {
  const { perennial, who } = useSession();
  const mine = ALL.filter(({ scopes }) => scopes.every((scope) => who.scopes.includes(scope)));
  const queries = useQueries({
    queries: mine.map((need) => ({
      queryKey: ['home', need.name],
      queryFn: () => need.read(perennial, new Date()),
      refetchInterval: MINUTE_MS,
    })),
  });
  const waiting = queries.flatMap(({ data }) => data ?? []);
  return {
    urgent: waiting.filter(({ isUrgent }) => isUrgent),
    others: waiting.filter(({ isUrgent }) => !isUrgent),
    isLoading: queries.some(({ isPending }) => isPending),
    failed: queries.flatMap(({ error, refetch }, index) =>
      error === null ? [] : [{ title: mine[index]?.title ?? '', error, again: () => void refetch() }],
    ),
  };
}
