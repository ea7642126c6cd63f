import { useEffect } from 'react';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  fetchNextPage(): unknown;
}

/**
 * Reads on by itself while nothing was found: of a list that the API chooses from, a page may be empty with more behind it.
 *
 * @returns whether it does so now, so that somebody is told that it goes on
 */
export function useReadOn(
  { hasNextPage, isFetching, isError, fetchNextPage }: Pages,
  found: number,
): boolean {
  const isSeeking = found === 0 && hasNextPage && !isError;
  useEffect(() => {
    if (isSeeking && !isFetching) void fetchNextPage();
  }, [isSeeking, isFetching, fetchNextPage]);
  return isSeeking;
}
