import type { Happening } from './happening.ts';

/** What is loaded of one list of the API, whose pages come newest first. */
export interface Loaded {
  readonly name: string;
  readonly happenings: readonly Happening[];
  /** Whether older ones are there that were not loaded yet. */
  readonly hasOlder: boolean;
}

export interface Merged {
  /** Newest first, and without a gap: nothing is shown that something not yet loaded could still stand before. */
  readonly shown: readonly Happening[];
  /** Lists that must load their next page before anything older can be shown. */
  readonly waitsFor: readonly string[];
}

/** Several lists as one. A list that has not come so far yet holds the others back, so that what is shown is the whole truth. */
export function merged(lists: readonly Loaded[]): Merged {
  const reached = lists
    .filter(({ hasOlder }) => hasOlder)
    .map(({ name, happenings }) => ({ name, until: timeOf(oldestOf(happenings)) }));
  const until = Math.max(Number.NEGATIVE_INFINITY, ...reached.map((list) => list.until));
  return {
    shown: lists
      .flatMap(({ happenings }) => happenings)
      .filter((happening) => timeOf(happening) >= until)
      .sort((one, other) => timeOf(other) - timeOf(one) || other.rank - one.rank),
    waitsFor: reached.filter((list) => list.until === until).map(({ name }) => name),
  };
}

const oldestOf = (happenings: readonly Happening[]): Happening | undefined =>
  happenings.reduce<Happening | undefined>(
    (oldest, one) => (oldest === undefined || timeOf(one) < timeOf(oldest) ? one : oldest),
    undefined,
  );

/** A list of which nothing has come yet may begin now. */
const timeOf = (happening: Happening | undefined): number =>
  happening === undefined ? Number.POSITIVE_INFINITY : Date.parse(happening.at);
