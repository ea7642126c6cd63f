import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import type { Client } from '../../../client/client.ts';
import { isProblem } from '../../../client/errors.ts';
import type { FigureIndex } from '../../../client/generated/types.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Reading } from '../parts/read.tsx';
import { useSession } from '../session/session.tsx';

/** Figures change by night; who looks at them all day asks now and then. */
const FRESH_MS = 10 * 60_000;
const PAGE = 1_000;
const MOST_READINGS = 3;

/** The metrics of a day on which something was counted. */
export type CountedMetrics = Omit<FigureIndex, 'asOf' | 'timeZone'> & {
  readonly asOf: string;
  readonly timeZone: string;
};

/** Which metrics there are of a day; null where nothing was counted. @param asOf null: the newest day */
export function useCountedDay(asOf: string | null) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: ['figures', 'day', asOf],
    queryFn: () => countedDay(perennial, asOf),
    staleTime: FRESH_MS,
  });
}

async function countedDay(perennial: Client, asOf: string | null): Promise<CountedMetrics | null> {
  try {
    const index = await perennial.listFigures(asOf === null ? {} : { asOf });
    if (index.asOf === null || index.timeZone === null) return null;
    return { ...index, asOf: index.asOf, timeZone: index.timeZone };
  } catch (error) {
    if (isProblem(error, 'FIGURES_NOT_FOUND')) return null;
    throw error;
  }
}

/** All figures of some metrics, of one day. */
export function useFigures(asOf: string, metrics: readonly string[]): Reading<readonly Figure[]> {
  const { perennial } = useSession();
  return useQueries({
    queries: metrics.map((metric) => ({
      queryKey: ['figures', asOf, metric],
      queryFn: () => figuresOf(perennial, metric, asOf),
      staleTime: FRESH_MS,
    })),
    combine: together,
  });
}

/** Of several readings one: shown are all of them, or none. */
function together(results: readonly UseQueryResult<readonly Figure[]>[]): Reading<readonly Figure[]> {
  const failed = results.find(({ isError }) => isError);
  const isThere = results.every(({ data }) => data !== undefined);
  return {
    data: isThere ? results.flatMap(({ data }) => data ?? []) : undefined,
    isError: failed !== undefined,
    error: failed?.error ?? null,
    refetch: () => Promise.all(results.map(({ isError, refetch }) => (isError ? refetch() : null))),
  };
}

/** Pages of one counting: where the day was counted anew between two of them, it is read from the start. */
async function figuresOf(perennial: Client, metric: string, asOf: string): Promise<readonly Figure[]> {
  for (let reading = 1; ; reading += 1) {
    try {
      return await pagesOf(perennial, metric, asOf);
    } catch (error) {
      if (!isProblem(error, 'CURSOR_INVALID') || reading === MOST_READINGS) throw error;
    }
  }
}

async function pagesOf(perennial: Client, metric: string, asOf: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for await (const page of perennial.readFigures.pages({ metric, asOf, limit: PAGE })) {
    const { definitionVersion } = page;
    figures.push(
      ...page.figures.map((figure) => ({ metric, definitionVersion, asOf: page.asOf, ...figure })),
    );
  }
  return figures;
}
