import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../../client/client.ts';
import { isProblem } from '../../../client/errors.ts';
import type { Member } from '../../../client/generated/types.ts';
import { useMay } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';

/** What the API says of the person behind an account. The books stay when the person does not. */
export type Person =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'erased' }
  | { readonly kind: 'nobody' };

/** Everything read of one member is below this key, so that a change of theirs reads all of it again. */
export const memberKey = (memberId: string) => ['members', memberId] as const;

/** After a change: whatever is shown of the member is read again. */
export function refreshMember(queries: QueryClient, memberId: string): Promise<void> {
  // A proof is of the books as they were.
  queries.removeQueries({ queryKey: proofKey(memberId) });
  return queries.invalidateQueries({ queryKey: memberKey(memberId) });
}

export const proofKey = (memberId: string) => [...memberKey(memberId), 'proof'] as const;

export const personQuery = (perennial: Client, memberId: string) =>
  queryOptions({
    queryKey: [...memberKey(memberId), 'person'],
    queryFn: () => readPerson(perennial, memberId),
  });

async function readPerson(perennial: Client, memberId: string): Promise<Person> {
  try {
    return { kind: 'member', member: await perennial.readMember({ memberId }) };
  } catch (error) {
    if (isProblem(error, 'MEMBER_ERASED')) return { kind: 'erased' };
    if (isProblem(error, 'MEMBER_NOT_FOUND')) return { kind: 'nobody' };
    throw error;
  }
}

export const usePerson = (memberId: string) => useQuery(personQuery(useSession().perennial, memberId));

export function useAccount(memberId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...memberKey(memberId), 'account'],
    queryFn: () => perennial.readAccount({ memberId }),
    enabled: useMay('accounts:read'),
  });
}

export function useTier(memberId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...memberKey(memberId), 'tier'],
    queryFn: () => perennial.readTier({ memberId }),
    enabled: useMay('accounts:read'),
  });
}

export function useJourney(memberId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...memberKey(memberId), 'journey'],
    queryFn: () => perennial.readJourney({ memberId }),
    enabled: useMay('journeys:read'),
  });
}

/** Whether and how the member wants to be written to; null where there is nobody to write to. */
export function usePreferences(memberId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...memberKey(memberId), 'preferences'],
    queryFn: async () => {
      try {
        return await perennial.readPreferences({ memberId });
      } catch (error) {
        if (isProblem(error, 'MEMBER_ERASED', 'MEMBER_NOT_FOUND')) return null;
        throw error;
      }
    },
    enabled: useMay('members:read'),
  });
}

/** Why an entry is what it is. */
export const entryQuery = (perennial: Client, memberId: string, sequence: number) =>
  queryOptions({
    queryKey: ['entries', memberId, sequence],
    queryFn: () => perennial.explainEntry({ memberId, sequence }),
    // An entry is never changed.
    staleTime: Number.POSITIVE_INFINITY,
  });
