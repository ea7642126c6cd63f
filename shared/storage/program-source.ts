import type { EpochSeconds } from '../domain/calendar.ts';
import type { Program } from '../domain/program/program.ts';
import { type EffectiveVersion, versionInForce } from '../domain/program/program-history.ts';
import { Fault } from './fault.ts';
import type { PublishedPrograms } from './published-programs.ts';

/** Where a function gets its program from. `ProgramHistory` is one too, of versions that are at hand. */
export interface ProgramSource {
  /** The version in force at the request's own `now`. Ask once a request, so that it is judged by one version. */
  inForce(now: EpochSeconds): Program | Promise<Program>;
  /** Any published version: the one that an entry names. */
  version(version: number): Program | Promise<Program>;
}

export interface ProgramSourceOptions {
  /** Seconds between publishing a version and its taking effect, at least. */
  readonly leadSeconds: number;
  /** Is told when looking failed while there was something to go on with: a fault as a warning, a bug as an error. */
  readonly log: Record<'warn' | 'error', (message: string, error: Error) => void>;
}

/** Documents kept at most: those that are scheduled, 50 at most, and those that late refunds ask for. */
const MAX_PROGRAMS = 64;

interface Known {
  readonly timetable: readonly EffectiveVersion[];
  /** The moment that this was looked up for. */
  readonly asOf: EpochSeconds;
}

/**
 * The published versions as one warm function knows them. It looks at the head once in half a lead, so that every
 * function has heard of a version before it takes effect:
 *
 *     lead 30 s  =  15 s from one look to the next  +  9 s that the longest write of a publication takes, with the
 *                   SDK's repetitions  +  6 s by which the clocks of two functions may differ
 *
 * Requests that come during a look wait for that one. Where a look fails, what is known is used until the next; only a
 * function that knows nothing yet passes the failure on.
 */
export function programSource(
  store: PublishedPrograms,
  { leadSeconds, log }: ProgramSourceOptions,
): ProgramSource {
  const lookEverySeconds = Math.floor(leadSeconds / 2);
  const programs = new Map<number, Promise<Program>>();
  let known: Known | null = null;
  let looking: Promise<Known> | null = null;

  return {
    async inForce(now) {
      const { timetable } = await knownAt(now);
      const found = versionInForce(timetable, now);
      if (found === null) throw new Error(`no program version is in force at ${now}`);
      return load(found.version);
    },
    version: load,
  };

  async function knownAt(now: EpochSeconds): Promise<Known> {
    if (known !== null && now - known.asOf < lookEverySeconds) return known;
    looking ??= look(now).finally(() => {
      looking = null;
    });
    return looking;
  }

  async function look(now: EpochSeconds): Promise<Known> {
    try {
      const { timetable } = await store.readHead();
      await Promise.all(neededFrom(timetable, now).map(({ version }) => load(version)));
      known = { timetable, asOf: now };
    } catch (error) {
      if (known === null) throw error;
      const level = error instanceof Fault ? 'warn' : 'error';
      log[level]('what is published could not be looked up; going on with what is known', error as Error);
      // As if it had been looked up half as long ago as it may be, so that not every request waits for a failure.
      known = { ...known, asOf: now - Math.ceil(lookEverySeconds / 2) };
    }
    return known;
  }

  /** @throws Error when there is no such version: an entry or the timetable names one that was never published */
  function load(version: number): Promise<Program> {
    const loaded = programs.get(version) ?? read(version);
    // Last used last, so that the first one is the one to forget.
    programs.delete(version);
    programs.set(version, loaded);
    const [oldest] = programs.keys();
    if (programs.size > MAX_PROGRAMS && oldest !== undefined) programs.delete(oldest);
    return loaded;
  }

  function read(version: number): Promise<Program> {
    const reading = store.readVersion(version).then((found) => {
      if (found === null) throw new Error(`program version ${version} is not among the published ones`);
      return { ...found.document, version };
    });
    reading.catch(() => programs.delete(version));
    return reading;
  }
}

/** What is in force and what will be, so that a version that takes effect is at hand when it does. */
function neededFrom(timetable: readonly EffectiveVersion[], now: EpochSeconds): readonly EffectiveVersion[] {
  const current = versionInForce(timetable, now);
  const coming = timetable.filter(({ effectiveFrom }) => effectiveFrom > now);
  return current === null ? coming : [current, ...coming];
}
