import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';

export const CONTRIBUTIONS_KEY = ['contributions', 'submitted'] as const;

const PAGE_LENGTH = 50;

/** What members handed in and nobody has decided about, oldest first. */
export function useWaitingContributions() {
  const { perennial } = useSession();
  return useInfiniteQuery({
    queryKey: CONTRIBUTIONS_KEY,
    queryFn: ({ pageParam }) =>
      perennial.listContributions({ limit: PAGE_LENGTH, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: useMay('contributions:review'),
  });
}
