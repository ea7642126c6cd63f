import { QueryClient } from '@tanstack/react-query';

/**
 * What pages read, kept while they are looked at. The client has retried already whatever may be, so nothing is retried here.
 */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
