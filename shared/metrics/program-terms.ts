import type { EpochSeconds } from '../domain/calendar.ts';
import { DEFAULT_PROGRAM } from '../domain/program/default-program.ts';
import { type Publication, versionInForce } from '../domain/program/program-history.ts';
import type { PublishedPrograms } from '../storage/published-programs.ts';
import type { MetricSettings } from './metric-settings.ts';
import { settingsOf } from './program-settings.ts';

/** What a program says about counting. */
export interface ProgramTerms {
  readonly timeZone: string;
  readonly settings: MetricSettings;
}

/**
 * The terms of the version in force. Of those before it, the last ten are known, which tells when experiments began.
 * @throws Fault when storage fails
 */
export async function programTerms(programs: PublishedPrograms, now: EpochSeconds): Promise<ProgramTerms> {
  const past = await pastVersions(programs, now);
  const program = past[0]?.program ?? DEFAULT_PROGRAM;
  return { timeZone: program.timeZone, settings: settingsOf(program, past) };
}

/** Those that were in force until now, the one in force first. */
async function pastVersions(programs: PublishedPrograms, now: EpochSeconds): Promise<readonly Publication[]> {
  const { timetable } = await programs.readHead();
  const found: Publication[] = [];
  let left = timetable;
  for (let next = versionInForce(left, now); next !== null; next = versionInForce(left, now)) {
    const { version, effectiveFrom } = next;
    const published = await programs.readVersion(version);
    if (published === null)
      throw new Error(`Version ${version} is in the timetable and was never published.`);
    found.push({ program: { ...published.document, version }, effectiveFrom });
    left = left.filter((each) => each.version !== version);
  }
  return found;
}
