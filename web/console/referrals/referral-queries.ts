import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Client } from '../../../client/client.ts';
import { isProblem } from '../../../client/errors.ts';
import type { ReviewQueue, SupportReferral } from '../../../client/generated/types.ts';
import { useMay } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';

export type Waiting = ReviewQueue['referrals'][number];

export const QUEUE_KEY = ['referrals', 'in-review'] as const;

const PAGE_LENGTH = 50;

/** Referrals that wait for a person, the one first whose hold ends first. */
export function useReviewQueue() {
  const { perennial } = useSession();
  return useInfiniteQuery({
    queryKey: QUEUE_KEY,
    queryFn: ({ pageParam }) =>
      perennial.listReferrals({ status: 'in_review', limit: PAGE_LENGTH, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: useMay('referrals:review'),
  });
}

export const referralKey = (friendId: string) => ['referrals', 'one', friendId] as const;

/** All that is known of one; null where nobody of that id came with a code. */
export function useReferral(friendId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: referralKey(friendId),
    queryFn: async (): Promise<{ referral: SupportReferral | null }> => ({
      referral: await found(perennial, friendId),
    }),
  });
}

async function found(perennial: Client, friendId: string): Promise<SupportReferral | null> {
  try {
    return await perennial.readReferral({ friendId });
  } catch (error) {
    if (isProblem(error, 'REFERRAL_NOT_FOUND', 'REQUEST_INVALID')) return null;
    throw error;
  }
}

/** The terms by which a referral is judged and promised: those of its own version. */
export function useTerms(version: number) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: ['program', 'versions', version],
    queryFn: () => perennial.readProgramVersion({ version }),
    enabled: useMay('program:read'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
