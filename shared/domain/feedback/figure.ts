/** A figure, or why there is none: null and a reason, never 0. */
export type Figure<F> =
  | { readonly figure: F; readonly reason: null }
  | { readonly figure: null; readonly reason: 'NO_ANSWERS' };

export const NO_ANSWERS: Figure<never> = { figure: null, reason: 'NO_ANSWERS' };

/** How many gave each answer, from the lowest of the scale to the highest. */
export interface Scale {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * @param counts how many gave each answer, the lowest first
 * @returns how many there are together
 * @throws RangeError when they are not as many as the scale has answers, or one is not a whole number from 0
 */
export function countAnswers(counts: readonly number[], { lowest, highest }: Scale): number {
  const answers = highest - lowest + 1;
  if (counts.length !== answers)
    throw new RangeError(
      `${counts.length} counts are not of a scale from ${lowest} to ${highest}; give ${answers}, the lowest first`,
    );
  const odd = counts.find((count) => !(Number.isSafeInteger(count) && count >= 0));
  if (odd !== undefined)
    throw new RangeError(`${odd} is not how many gave an answer; give whole numbers from 0`);
  return counts.reduce((sum, count) => sum + count, 0);
}
