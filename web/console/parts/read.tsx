import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

const LINE_PX = 32;

/** What a query says of what it reads, as far as it is shown; several queries together may say it as one. */
export interface Reading<T> {
  readonly data: T | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  refetch(): unknown;
}

/** What was read of the API: while it comes, when it does not come, and when it is there. */
export function Read<T>({
  query,
  lines = 4,
  children,
}: {
  readonly query: Reading<T>;
  /** As many lines of room as what comes will about take. */
  readonly lines?: number;
  children(value: T): ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemAlert error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton height={lines * LINE_PX} radius="md" role="status" aria-label="Loading" />;
}
