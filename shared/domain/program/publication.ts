import type { EpochSeconds } from '../calendar.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { BUILT_IN, type EffectiveVersion, versionInForce } from './program-history.ts';

/**
 * What is published, in short: the last number given out, and the timetable of versions that are in force, were of late,
 * or will be. `revision` counts the changes, so that two that were decided on the same state cannot both be written.
 */
export interface ProgramHead {
  readonly lastVersion: number;
  readonly revision: number;
  readonly timetable: readonly EffectiveVersion[];
}

/** Before anything was published. */
export const FIRST_HEAD: ProgramHead = {
  lastVersion: BUILT_IN.version,
  revision: 0,
  timetable: [BUILT_IN],
};

/** More campaigns than anybody plans ahead; the head stays one small item. */
export const MAX_SCHEDULED = 50;
/** Versions that were in force of late stay in the timetable: a clock that is behind must still find its own. */
const PAST_KEPT = 10;

/**
 * Gives the next version its number and its moment.
 *
 * Refusals: PUBLICATION_TOO_SOON where `at` is nearer than the lead, in which every function hears of a version before it
 * takes effect; SCHEDULE_FULL.
 *
 * @param at null: as soon as may be, which is `leadSeconds` from now
 */
export function planPublication(
  head: ProgramHead,
  at: EpochSeconds | null,
  leadSeconds: number,
  now: EpochSeconds,
): { readonly planned: EffectiveVersion; readonly head: ProgramHead } | Refusal {
  const soonest = now + leadSeconds;
  if (at !== null && at < soonest) {
    return refuse(
      'PUBLICATION_TOO_SOON',
      `It cannot take effect at that moment: the soonest is ${leadSeconds} seconds from now.`,
      '/at',
    );
  }
  const scheduled = head.timetable.filter(({ effectiveFrom }) => effectiveFrom > now);
  if (scheduled.length >= MAX_SCHEDULED)
    return refuse('SCHEDULE_FULL', `${scheduled.length} versions already wait for their moment.`);
  const planned = { version: head.lastVersion + 1, effectiveFrom: at ?? soonest };
  return {
    planned,
    head: {
      lastVersion: planned.version,
      revision: head.revision + 1,
      timetable: withoutOld([...head.timetable, planned], now),
    },
  };
}

/**
 * Refuses to put anything over a version that whoever publishes has not seen: VERSION_UNSEEN.
 *
 * @param seenVersion the newest version that they have seen; null where they do not say
 */
export function refuseUnseen({ lastVersion }: ProgramHead, seenVersion: number | null): Refusal | null {
  return seenVersion === null || lastVersion <= seenVersion
    ? null
    : refuse(
        'VERSION_UNSEEN',
        `Version ${lastVersion} was published after version ${seenVersion}, the newest that you have seen.`,
        '/seenVersion',
      );
}

/**
 * Takes a version out of the timetable before its moment.
 *
 * Refusals: VERSION_NOT_SCHEDULED where it is in force, was, was canceled, or takes effect within the lead, in which not
 * every function would hear of it.
 */
export function planCancellation(
  head: ProgramHead,
  version: number,
  leadSeconds: number,
  now: EpochSeconds,
): ProgramHead | Refusal {
  const planned = head.timetable.find((each) => each.version === version);
  if (planned === undefined || planned.effectiveFrom <= now)
    return refuse('VERSION_NOT_SCHEDULED', `Version ${version} does not wait for its moment.`);
  if (planned.effectiveFrom < now + leadSeconds) {
    return refuse(
      'VERSION_NOT_SCHEDULED',
      `Version ${version} takes effect in ${planned.effectiveFrom - now} seconds; it can be canceled until ${leadSeconds} seconds before.`,
    );
  }
  return {
    ...head,
    revision: head.revision + 1,
    timetable: head.timetable.filter((each) => each.version !== version),
  };
}

/** The next version whose moment has not come; null when nothing is scheduled. */
export function nextScheduled(
  timetable: readonly EffectiveVersion[],
  now: EpochSeconds,
): EffectiveVersion | null {
  const waiting = timetable.filter(({ effectiveFrom }) => effectiveFrom > now);
  const soonest = Math.min(...waiting.map(({ effectiveFrom }) => effectiveFrom));
  return versionInForce(waiting, soonest);
}

function withoutOld(timetable: readonly EffectiveVersion[], now: EpochSeconds): readonly EffectiveVersion[] {
  const sorted = timetable.toSorted(
    (one, other) => one.effectiveFrom - other.effectiveFrom || one.version - other.version,
  );
  const past = sorted.filter(({ effectiveFrom }) => effectiveFrom <= now);
  return [...past.slice(-PAST_KEPT), ...sorted.slice(past.length)];
}
