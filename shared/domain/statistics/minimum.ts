/** A function of several variables and its derivatives at one place. Infinite or not a number where it has no value. */
export interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
}

export type SlopeAt = (place: readonly number[]) => Slope;

export interface Minimum extends Slope {
  readonly place: readonly number[];
  /** Whether no derivative is further from 0 than was asked for; else the search gave up on the way. */
  readonly isFlat: boolean;
}

interface Search {
  /** In absolute value, of the derivative that is furthest from 0. */
  readonly flatBelow: number;
  readonly mostSteps: number;
  /** How far one step may go in any variable, because far off nothing is learned. */
  readonly longestStep: number;
}

export const SEARCH: Search = { flatBelow: 1e-8, mostSteps: 500, longestStep: 3 };

/** Of the descent that the slope promises, what a step has to bring, and what may be left of the slope behind it. */
const ENOUGH_DESCENT = 1e-4;
const SLOPE_LEFT = 0.9;
const MOST_HALVINGS = 60;
/** Of the value: so little more or less is rounding, of sums of many thousands of terms. */
const ROUNDING = 1e-12;
/** How often the curvature may turn out to be wrong. */
const MOST_RESTARTS = 5;

interface Position extends Slope {
  readonly place: readonly number[];
}

/**
 * A local minimum, downhill from a start, by the BFGS method: each step goes where a parabola with the curvature seen so far is
 * lowest, and its length is found by doubling and halving until it satisfies the conditions of Armijo and Wolfe. Close to the
 * minimum, where values differ by rounding alone, the slope decides in their place.
 * Sources: J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition (2006), algorithm 6.1 with 6.20; A. S. Lewis and M. L.
 * Overton, Nonsmooth optimization via quasi-Newton methods, Mathematical Programming 141 (2013), 135–163, algorithm 2.6; W. W. Hager
 * and H. Zhang, A new conjugate gradient method with guaranteed descent and an efficient line search, SIAM Journal on Optimization
 * 16 (2005), 170–192, condition T2 (close to the minimum).
 * @throws RangeError when the function has no value at the start
 */
export function minimumFrom(start: readonly number[], slopeAt: SlopeAt, search: Search = SEARCH): Minimum {
  const look = (place: readonly number[]): Position => ({ ...slopeAt(place), place });
  let here = look(start);
  if (!hasValue(here)) throw new RangeError(`there is nothing to begin from at ${start.join(', ')}`);
  let inverse: readonly (readonly number[])[] | null = null;
  let restarts = 0;
  for (let step = 0; step < search.mostSteps && steepest(here) > search.flatBelow; step += 1) {
    const next = stepAlong(here, downhill(here, inverse, search), look);
    if (next !== null) {
      inverse = curvatureAfter(here, next, inverse);
      here = next;
    } else if (inverse === null || restarts === MOST_RESTARTS) break;
    else {
      inverse = null;
      restarts += 1;
    }
  }
  return { ...here, isFlat: steepest(here) <= search.flatBelow };
}

const hasValue = ({ value, gradient }: Slope): boolean =>
  Number.isFinite(value) && gradient.every((each) => Number.isFinite(each));

/** How far the derivative that is furthest from 0 is from it. */
export const steepest = ({ gradient }: Slope): number => Math.max(...gradient.map(Math.abs));

function downhill(
  { gradient }: Slope,
  inverse: readonly (readonly number[])[] | null,
  { longestStep }: Search,
): number[] {
  const direction = gradient.map(
    (each, row) => -(inverse === null ? each : dot(inverse[row] ?? [], gradient)),
  );
  const longest = Math.max(...direction.map(Math.abs));
  return longest > longestStep ? direction.map((each) => (each * longestStep) / longest) : direction;
}

/** @returns null where no length of the step descends, which rounding brings about close to the minimum */
function stepAlong(
  from: Position,
  direction: readonly number[],
  look: (place: readonly number[]) => Position,
): Position | null {
  const promised = dot(from.gradient, direction);
  if (!(promised < 0)) return null;
  let [short, long, length] = [0, Number.POSITIVE_INFINITY, 1];
  let best: Position | null = null;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const next = look(from.place.map((each, index) => each + length * (direction[index] ?? 0)));
    const slope = dot(next.gradient, direction);
    if (!(hasValue(next) && descends(next.value - from.value, length, slope, promised, from.value)))
      long = length;
    else if (slope < SLOPE_LEFT * promised) [short, best] = [length, next];
    else return next;
    length = long === Number.POSITIVE_INFINITY ? 2 * short : (short + long) / 2;
    if (length <= short || length >= long) break;
  }
  return best;
}

function descends(change: number, length: number, slope: number, promised: number, value: number): boolean {
  if (change <= ENOUGH_DESCENT * length * promised) return true;
  return change <= ROUNDING * Math.abs(value) && slope <= (2 * ENOUGH_DESCENT - 1) * promised;
}

/** The inverse of the second derivatives, as the last step lets one guess it. */
function curvatureAfter(
  before: Position,
  after: Position,
  inverse: readonly (readonly number[])[] | null,
): readonly (readonly number[])[] | null {
  const moved = after.place.map((each, index) => each - (before.place[index] ?? 0));
  const turned = after.gradient.map((each, index) => each - (before.gradient[index] ?? 0));
  const along = dot(moved, turned);
  if (!(along > 0)) return inverse;
  const scale = along / dot(turned, turned);
  const guess = inverse ?? moved.map((_, row) => moved.map((_, column) => (row === column ? scale : 0)));
  const pushed = guess.map((row) => dot(row, turned));
  const stretch = (1 + dot(turned, pushed) / along) / along;
  return guess.map((row, i) =>
    row.map((each, j) => {
      const [mi, mj, pi, pj] = [moved[i] ?? 0, moved[j] ?? 0, pushed[i] ?? 0, pushed[j] ?? 0];
      return each + stretch * mi * mj - (pi * mj + mi * pj) / along;
    }),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, index) => sum + each * (b[index] ?? 0), 0);
}
