import type { QueryClient } from '@tanstack/react-query';
import { GatewayError } from '../../../client/errors.ts';

/** Whether the API does not know who asks: a session that the issuer has forgotten, or keys of it that were changed. */
export const isNotLetIn = (error: unknown): boolean =>
  error instanceof GatewayError && (error.status === 401 || error.status === 403);

/** Tells when something that a page reads or does is not let in; trying again would not help. @returns what ends it */
export function whenNotLetIn(queries: QueryClient, tell: () => void): () => void {
  const judge = (error: unknown): void => {
    if (isNotLetIn(error)) tell();
  };
  const ends = [
    queries.getQueryCache().subscribe(({ query }) => judge(query.state.error)),
    queries.getMutationCache().subscribe(({ mutation }) => judge(mutation?.state.error)),
  ];
  return () => {
    for (const end of ends) end();
  };
}
