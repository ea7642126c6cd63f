import type { BenchContext } from './benchmark.ts';

/**
 * Runs each side `2 × rounds` times in the order A B C C B A A B C C B A …, so that a machine that slows down or speeds up on the
 * way does so for all sides alike, and drops the first round, which pays for cold caches.
 *
 * @param runSide one block of one side
 * @returns the results of each side, without those of the first round
 */
export async function interleave<S extends string, R>(
  { rounds, progress }: Pick<BenchContext, 'rounds' | 'progress'>,
  sides: readonly S[],
  runSide: (side: S) => Promise<R>,
): Promise<Readonly<Record<S, readonly R[]>>> {
  const results = Object.fromEntries(sides.map((side): [S, R[]] => [side, []])) as Record<S, R[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const side of [...sides, ...sides.toReversed()]) {
      const result = await runSide(side);
      progress.step();
      if (round > 0) results[side].push(result);
    }
  }
  return results;
}

/** How many blocks `interleave` runs. */
export const blocksOf = (rounds: number, sides: number): number => 2 * rounds * sides;
