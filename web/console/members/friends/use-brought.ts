import { useInfiniteQuery } from '@tanstack/react-query';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';

/** The friends whom a member brought, newest first, with the code that they came by, if there is one. */
export function useBrought(memberId: string) {
  const { perennial } = useSession();
  return useInfiniteQuery({
    queryKey: [...memberKey(memberId), 'brought'],
    queryFn: ({ pageParam }) => perennial.listAdvocateReferrals({ memberId, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
