import { CONFIDENCE, type Interval } from './interval.ts';
import { type Minimum, minimumFrom, SEARCH, type Slope, type SlopeAt, steepest } from './minimum.ts';
import { normalQuantile } from './normal.ts';
import { inverseOf } from './symmetric-matrix.ts';

/** A model whose parameters are all above 0, and what it says of the data. */
export interface Likelihood<Name extends string> {
  readonly names: readonly Name[];
  /** How many customers (or other independent observations) the data are of. */
  readonly observations: number;
  /** Its logarithm and that one's derivatives, at the parameters in the order of the names. */
  at(parameters: readonly number[]): Slope;
}

export interface Fit<Name extends string> {
  readonly parameters: Readonly<Record<Name, number>>;
  readonly logLikelihood: number;
  /** Of each parameter for itself; null where the data do not tell the parameters apart. */
  readonly intervals: Readonly<Record<Name, Interval>> | null;
  /** Of the intervals, from 0 to 1. */
  readonly confidence: number;
  /** Whether the likelihood is at its top there: without it, the parameters mean nothing. */
  readonly hasConverged: boolean;
  /** From how many places the search began, and from how many of them it came to this top. */
  readonly starts: number;
  readonly agreeingStarts: number;
  /** How often the likelihood was computed in all. */
  readonly evaluations: number;
}

/** Two tops whose log-likelihoods differ by less are one. */
const SAME_TOP = 0.01;
/** For derivatives of derivatives: the cube root of a double's precision, and some. */
const NUDGE = 1e-4;
const MOST_CORRECTIONS = 10;
/** An interval that reaches so many powers of e up and down tells nothing: the likelihood is flat there. */
const WIDEST = 14;
/**
 * The largest logarithm of a parameter, up or down, that is looked at. Where data have no top, such as values that vary within
 * customers but not among them, the search would go on and on to where sums of logarithms of gamma functions have no digits left.
 */
const FURTHEST = 23;
/** From one start; where there is a top, some forty do. */
const MOST_EVALUATIONS = 1_000;

/**
 * The parameters under which the data are most likely. The search goes over their logarithms, which keeps them above 0, and from
 * several starts, because a likelihood may have more than one top; then Newton's method takes away what is left of the slope.
 * Intervals are Wald's on the logarithm, by the observed information: exp(log θ ± z·σ).
 * Source: B. Efron and D. V. Hinkley, Assessing the accuracy of the maximum likelihood estimator: observed versus expected
 * Fisher information, Biometrika 65 (1978), 457–482.
 * @param starts in the order of the names, each above 0
 * @throws RangeError without a start or an observation, or where the likelihood of a start is not a number
 */
export function mostLikely<Name extends string>(
  likelihood: Likelihood<Name>,
  starts: readonly (readonly number[])[],
  confidence: number = CONFIDENCE,
): Fit<Name> {
  let evaluations = 0;
  const slopeAt: SlopeAt = (logs) => {
    evaluations += 1;
    return unlikelihood(likelihood, logs);
  };
  const found = starts.map((start) => minimumFrom(start.map(Math.log), atMost(MOST_EVALUATIONS, slopeAt)));
  const best = found.toSorted((a, b) => a.value - b.value)[0];
  if (best === undefined || !(likelihood.observations > 0))
    throw new RangeError(
      `${starts.length} starts and ${likelihood.observations} observations fit nothing; give both`,
    );
  const information = curvatureAt(best.place, slopeAt);
  const top = corrected(best, information, slopeAt);
  const isSame = ({ value }: Minimum) => (value - top.value) * likelihood.observations < SAME_TOP;
  return {
    parameters: named(likelihood.names, (index) => Math.exp(top.place[index] ?? Number.NaN)),
    logLikelihood: -top.value * likelihood.observations,
    intervals: intervalsAround(likelihood, top.place, information, confidence),
    confidence,
    hasConverged: top.isFlat,
    starts: starts.length,
    agreeingStarts: found.filter(isSame).length,
    evaluations,
  };
}

/** A place at which there is nothing to look at: the search turns back from it. */
const nowhere = (place: readonly number[]): Slope => ({
  value: Number.POSITIVE_INFINITY,
  gradient: place.map(() => Number.NaN),
});

/** Looks so often and no more: a search that is out of looks finds nothing lower, and ends where it is. */
function atMost(looks: number, slopeAt: SlopeAt): SlopeAt {
  let left = looks;
  return (place) => {
    left -= 1;
    return left < 0 ? nowhere(place) : slopeAt(place);
  };
}

/** Less the mean log-likelihood of an observation: of the same size for few and for many. */
function unlikelihood(likelihood: Likelihood<string>, logs: readonly number[]): Slope {
  if (logs.some((log) => Math.abs(log) > FURTHEST)) return nowhere(logs);
  const parameters = logs.map(Math.exp);
  const { value, gradient } = likelihood.at(parameters);
  return {
    value: -value / likelihood.observations,
    gradient: gradient.map((each, index) => (-each * (parameters[index] ?? 0)) / likelihood.observations),
  };
}

/** Second derivatives, as central differences of the first. */
function curvatureAt(place: readonly number[], slopeAt: SlopeAt): number[][] {
  const nudged = (index: number, by: number) =>
    slopeAt(place.map((each, other) => (other === index ? each + by : each))).gradient;
  const rows = place.map((_, index) => {
    const [above, below] = [nudged(index, NUDGE), nudged(index, -NUDGE)];
    return above.map((each, other) => (each - (below[other] ?? 0)) / (2 * NUDGE));
  });
  return rows.map((row, i) => row.map((each, j) => (each + (rows[j]?.[i] ?? each)) / 2));
}

/** By Newton's method, as long as the slope becomes smaller: the values themselves no longer tell which place is lower. */
function corrected(from: Minimum, information: readonly number[][], slopeAt: SlopeAt): Minimum {
  const inverse = inverseOf(information);
  let best = from;
  for (let correction = 0; inverse !== null && correction < MOST_CORRECTIONS; correction += 1) {
    const { place, gradient } = best;
    const next = place.map((each, row) =>
      gradient.reduce((sum, slope, column) => sum - (inverse[row]?.[column] ?? 0) * slope, each),
    );
    const slope = slopeAt(next);
    if (!(steepest(slope) < steepest(best))) break;
    best = { ...best, ...slope, place: next, isFlat: steepest(slope) <= SEARCH.flatBelow };
  }
  return best;
}

function intervalsAround<Name extends string>(
  { names, observations }: Likelihood<Name>,
  logs: readonly number[],
  information: readonly number[][],
  confidence: number,
): Readonly<Record<Name, Interval>> | null {
  const inverse = inverseOf(information);
  if (inverse === null) return null;
  const z = normalQuantile(confidence);
  const halves = inverse.map((row, index) => z * Math.sqrt((row[index] ?? Number.NaN) / observations));
  if (!halves.every((half) => half < WIDEST)) return null;
  return named(names, (index) => {
    const [log, half] = [logs[index] ?? Number.NaN, halves[index] ?? Number.NaN];
    return { from: Math.exp(log - half), to: Math.exp(log + half) };
  });
}

function named<Name extends string, Value>(
  names: readonly Name[],
  valueAt: (index: number) => Value,
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name, index) => [name, valueAt(index)])) as Record<Name, Value>;
}
