import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { Client } from '../../../../client/client.ts';
import { isProblem } from '../../../../client/errors.ts';
import type { SurveyAnswer } from '../../../../client/generated/types.ts';
import type { Scope } from '../../../../shared/contracts/access.ts';
import { useMay } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import { memberKey, useAccount, useJourney } from '../member-queries.ts';
import {
  type Happening,
  ofAnswer,
  ofContribution,
  ofEntry,
  ofJourney,
  ofMessage,
  ofReferral,
} from './happening.ts';
import { type Loaded, merged } from './merge-happenings.ts';

const PAGE_LENGTH = 50;
const CATCHING_UP_MS = 1_000;

interface Page {
  readonly happenings: readonly Happening[];
  readonly nextCursor: string | null;
}

/** One list of the API about a member, as happenings. */
interface Source {
  readonly name: string;
  /** For messages to people: what could not be read. */
  readonly title: string;
  readonly query: Pick<
    UseInfiniteQueryResult<InfiniteData<Page>>,
    'data' | 'hasNextPage' | 'isFetching' | 'isPending' | 'error' | 'isEnabled' | 'fetchNextPage' | 'refetch'
  >;
}

export interface Timeline {
  readonly shown: readonly Happening[];
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  /** Lists that could not be read; what is shown is without them. */
  readonly failed: readonly { readonly title: string; readonly error: unknown; again(): void }[];
  loadOlder(): void;
}

/** All that happened to a member and was done for them, newest first, of whichever lists the person may read. */
export function useTimeline(memberId: string): Timeline {
  const { perennial } = useSession();
  const input = (cursor: string | null) => ({ memberId, limit: PAGE_LENGTH, cursor: cursor ?? undefined });
  const { data: account } = useAccount(memberId);
  const readEntries = async (cursor: string | null): Promise<Page> => {
    const page = await perennial.readStatement(input(cursor));
    return { happenings: page.entries.map(ofEntry), nextCursor: page.nextCursor };
  };
  // The statement may be behind a write by a moment, which the account never is.
  const entries = useSource(memberId, 'entries', 'accounts:read', readEntries, account?.sequence ?? 0);
  const messages = useSource(memberId, 'messages', 'journeys:read', async (cursor) => {
    const page = await perennial.listMemberMessages(input(cursor));
    return { happenings: page.messages.map(ofMessage), nextCursor: page.nextCursor };
  });
  const referrals = useSource(memberId, 'referrals', 'referrals:read', async (cursor) => {
    const page = await perennial.listAdvocateReferrals(input(cursor));
    return { happenings: page.referrals.map(ofReferral), nextCursor: page.nextCursor };
  });
  const contributions = useSource(memberId, 'contributions', 'contributions:read', async (cursor) => {
    const page = await perennial.listMemberContributions(input(cursor));
    return { happenings: page.contributions.map(ofContribution), nextCursor: page.nextCursor };
  });
  const answers = useSource(memberId, 'answers', 'surveys:read', async () => {
    const all = await answersOf(perennial, memberId);
    return { happenings: all.map(ofAnswer), nextCursor: null };
  });
  const journey = useJourney(memberId);
  const sources: readonly Source[] = [
    { name: 'entries', title: 'The statement', query: entries },
    { name: 'messages', title: 'Messages', query: messages },
    { name: 'referrals', title: 'Friends', query: referrals },
    { name: 'contributions', title: 'Contributions', query: contributions },
    { name: 'answers', title: 'Survey answers', query: answers },
  ];
  const { shown, waitsFor } = merged([...sources.filter(isRead).map(loadedOf), unplanned(journey.data)]);
  return {
    shown,
    hasOlder: waitsFor.length > 0,
    isLoading: sources.some(({ query }) => query.isEnabled && query.isFetching),
    failed: sources
      .filter(({ query }) => query.error !== null)
      .map(({ title, query }) => ({ title, error: query.error, again: () => void query.refetch() })),
    loadOlder() {
      for (const { name, query } of sources) if (waitsFor.includes(name)) void query.fetchNextPage();
    },
  };
}

/** Of who was erased nothing that they said is left. */
async function answersOf(perennial: Client, memberId: string): Promise<readonly SurveyAnswer[]> {
  try {
    return (await perennial.listMemberAnswers({ memberId })).answers;
  } catch (error) {
    if (isProblem(error, 'MEMBER_ERASED')) return [];
    throw error;
  }
}

function useSource(
  memberId: string,
  name: string,
  scope: Scope,
  read: (cursor: string | null) => Promise<Page>,
  newestRank = 0,
) {
  return useInfiniteQuery({
    queryKey: [...memberKey(memberId), 'timeline', name],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: useMay(scope),
    refetchInterval: ({ state: { data } }) => (isBehind(data, newestRank) ? CATCHING_UP_MS : false),
  });
}

const isBehind = (data: InfiniteData<Page> | undefined, newestRank: number): boolean =>
  data !== undefined && (data.pages[0]?.happenings[0]?.rank ?? 0) < newestRank;

/** One that failed, or may not be read, holds nothing back. */
const isRead = ({ query }: Source): boolean => query.isEnabled && query.error === null;

const loadedOf = ({ name, query }: Source): Loaded => ({
  name,
  happenings: query.data?.pages.flatMap(({ happenings }) => happenings) ?? [],
  hasOlder: query.isPending || query.hasNextPage,
});

const unplanned = (journey: Parameters<typeof ofJourney>[0] | undefined): Loaded => ({
  name: 'journey',
  happenings: journey === undefined ? [] : ofJourney(journey),
  hasOlder: false,
});
