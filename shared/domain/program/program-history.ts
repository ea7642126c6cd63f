import type { EpochSeconds } from '../calendar.ts';
import { DEFAULT_PROGRAM } from './default-program.ts';
import type { Program } from './program.ts';

/** A version and the moment from which it holds. */
export interface EffectiveVersion {
  readonly version: number;
  readonly effectiveFrom: EpochSeconds;
}

/** The built-in program has always been in force, until another is. */
export const BUILT_IN: EffectiveVersion = { version: DEFAULT_PROGRAM.version, effectiveFrom: 0 };

/**
 * The version in force at `now`: of those whose moment has come, the one whose moment is the latest; of several with the
 * same moment, the one published last. A version scheduled for a later moment thus takes its turn even when another was
 * published after it. Null when none has come yet.
 */
export function versionInForce<T extends EffectiveVersion>(
  timetable: readonly T[],
  now: EpochSeconds,
): T | null {
  return timetable
    .filter(({ effectiveFrom }) => effectiveFrom <= now)
    .reduce<T | null>((latest, each) => (latest === null || isAfter(each, latest) ? each : latest), null);
}

/** Whether `one` takes the place of `other` when both have come. */
function isAfter(one: EffectiveVersion, other: EffectiveVersion): boolean {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom;
  return one.version > other.version;
}

/** A published version with its moment. */
export interface Publication {
  readonly program: Program;
  readonly effectiveFrom: EpochSeconds;
}

/** Published versions, and which of them is in force. A refund asks for the version its order was earned under. */
export interface ProgramHistory {
  inForce(now: EpochSeconds): Program;
  version(version: number): Program;
}

const ONLY_BUILT_IN: readonly Publication[] = [
  { program: DEFAULT_PROGRAM, effectiveFrom: BUILT_IN.effectiveFrom },
];

/** @throws Error when an entry names a version that was never published: the books and the program disagree, which is a bug. */
export function programHistory(publications: readonly Publication[] = ONLY_BUILT_IN): ProgramHistory {
  const timetable = publications.map(({ program, effectiveFrom }) => ({
    version: program.version,
    effectiveFrom,
    program,
  }));
  return {
    inForce(now) {
      const found = versionInForce(timetable, now);
      if (found === null) throw new Error(`no program was in force at ${now}`);
      return found.program;
    },
    version(version) {
      const found = timetable.find((each) => each.version === version);
      if (found === undefined) throw new Error(`program version ${version} is not among the published ones`);
      return found.program;
    },
  };
}
