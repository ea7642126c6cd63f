import { readVersion as operation } from '../../shared/contracts/operations/programs.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { refuseUnknownVersion, versionView } from './version-view.ts';

/** One published version with its document. Refusals: VERSION_NOT_FOUND. */
export function readVersion({ programs }: Pick<ProgramsDeps, 'programs'>) {
  return route(operation, async ({ path: { version }, now }) => {
    const [{ timetable }, found] = await Promise.all([programs.readHead(), programs.readVersion(version)]);
    if (found === null) return refuseUnknownVersion(version);
    return answer(200, versionView(found, timetable, now));
  });
}
