import { type EpochSeconds, localMonth, startOfMonth } from '../calendar.ts';
import type { Tier, TierProgram } from '../program/tier-program.ts';
import { type Qualification, qualification, tierInMonth } from './computed-tier.ts';
import type { TierProgress } from './progress.ts';

/** A tier that a person gave a member. */
export interface Assignment {
  readonly tier: string;
  readonly since: EpochSeconds;
  /** Without it. `null`: until somebody takes it back. */
  readonly until: EpochSeconds | null;
  /** The member has exactly this tier, also where a higher one was earned; otherwise the higher of the two. */
  readonly pin: boolean;
}

/** What is known of a member. */
export interface TierSubject {
  readonly progress: TierProgress;
  readonly enrolledAt: EpochSeconds;
  readonly assignment: Assignment | null;
}

/** What a program says of tiers. */
export interface TierTerms {
  readonly tiers: TierProgram;
  readonly timeZone: string;
}

export interface Standing {
  readonly tier: Tier;
  readonly reason: 'computed' | 'assigned';
  /** To the month where the tier was earned within a period: the beginning of that month, or the enrollment. */
  readonly since: EpochSeconds;
  /** The first moment at which the member has another tier if nothing more is bought; `null` where that never comes. */
  readonly until: EpochSeconds | null;
}

/** A tier by its place in the program, and how the member came by it. */
export interface Place {
  readonly index: number;
  readonly reason: Standing['reason'];
}

/**
 * A member's tier at `now`: a function of its arguments and nothing else, so that it is the same whether or not
 * anybody looked at it before.
 */
export function standingAt(subject: TierSubject, terms: TierTerms, now: EpochSeconds): Standing {
  const place = placeAt(subject, terms, now);
  return {
    tier: tierAtPlace(terms.tiers, place.index),
    reason: place.reason,
    since: sinceWhen(subject, terms, place, now),
    until: nextChange(subject, terms, now, (index) => index !== place.index)?.at ?? null,
  };
}

/** The tier alone, which is cheap. */
export function tierAt(subject: TierSubject, terms: TierTerms, now: EpochSeconds): Tier {
  return tierAtPlace(terms.tiers, placeAt(subject, terms, now).index);
}

/** @throws Error when the program has no such tier: the validator lets no tier program pass that has none at all. */
export function tierAtPlace({ tiers }: TierProgram, index: number): Tier {
  const tier = tiers[index];
  if (tier === undefined)
    throw new Error(`a tier program with ${tiers.length} tiers has none at place ${index}`);
  return tier;
}

export function placeAt(subject: TierSubject, terms: TierTerms, now: EpochSeconds): Place {
  const computed = tierInMonth(qualificationOf(subject, terms), localMonth(now, terms.timeZone));
  const { assignment } = subject;
  const assigned = isInForce(assignment, now) ? indexOf(terms.tiers, assignment.tier) : -1;
  return assigned >= 0 && (assignment?.pin === true || assigned > computed)
    ? { index: assigned, reason: 'assigned' }
    : { index: computed, reason: 'computed' };
}

export function qualificationOf(
  { progress, enrolledAt }: TierSubject,
  { tiers, timeZone }: TierTerms,
): Qualification {
  return qualification(tiers, progress, localMonth(enrolledAt, timeZone));
}

export function isInForce(assignment: Assignment | null, now: EpochSeconds): assignment is Assignment {
  return (
    assignment !== null && assignment.since <= now && (assignment.until === null || now < assignment.until)
  );
}

/** Where a tier is lost or won by time alone: the first such moment after `now` that `isMeant` accepts. */
export function nextChange(
  subject: TierSubject,
  terms: TierTerms,
  now: EpochSeconds,
  isMeant: (index: number) => boolean,
): { readonly at: EpochSeconds; readonly index: number } | null {
  for (const at of moments(subject, terms, now)) {
    const { index } = placeAt(subject, terms, at);
    if (isMeant(index)) return { at, index };
  }
  return null;
}

/** The rest of this year, the next one, and one more for an upgrade that waits for the end of the period. */
const AHEAD_MONTHS = 36;

/**
 * When a tier can change while nothing is bought: with a month, and with the end of an assignment. A tier that is earned
 * today lasts to the end of the next period and its grace at most, so nothing is missed.
 */
function moments({ assignment }: TierSubject, terms: TierTerms, now: EpochSeconds): readonly EpochSeconds[] {
  const { window, graceMonths } = terms.tiers;
  const ahead = Math.max(AHEAD_MONTHS, window.kind === 'rolling_months' ? window.months + 1 : 0);
  const month = localMonth(now, terms.timeZone);
  const begins = Array.from({ length: ahead + graceMonths }, (_, index) =>
    startOfMonth(month + index + 1, terms.timeZone),
  );
  const ends = isInForce(assignment, now) && assignment.until !== null ? [assignment.until] : [];
  return [...begins, ...ends].sort((a, b) => a - b);
}

function sinceWhen(
  subject: TierSubject,
  terms: TierTerms,
  { index, reason }: Place,
  now: EpochSeconds,
): EpochSeconds {
  const { assignment, enrolledAt, progress } = subject;
  if (reason === 'assigned' && assignment !== null) return assignment.since;
  const judged = qualificationOf(subject, terms);
  const earliest = Math.max(
    localMonth(enrolledAt, terms.timeZone),
    (progress.carried?.heldThrough ?? -1) + 1,
  );
  let month = localMonth(now, terms.timeZone);
  while (month > earliest && tierInMonth(judged, month - 1) === index) month -= 1;
  return Math.max(startOfMonth(month, terms.timeZone), enrolledAt, endOfOther(subject, terms, index, now));
}

/** When an assignment to another tier ended, or 0. */
function endOfOther(
  { assignment }: TierSubject,
  { tiers }: TierTerms,
  index: number,
  now: EpochSeconds,
): EpochSeconds {
  if (assignment === null || assignment.until === null || assignment.until > now) return 0;
  const assigned = indexOf(tiers, assignment.tier);
  const hadOther = assigned > index || (assignment.pin && assigned >= 0 && assigned !== index);
  return hadOther ? assignment.until : 0;
}

function indexOf({ tiers }: TierProgram, id: string): number {
  return tiers.findIndex((tier) => tier.id === id);
}
