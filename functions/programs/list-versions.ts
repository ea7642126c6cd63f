import { listVersions as operation } from '../../shared/contracts/operations/programs.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { cursorOf, sortKeyOf } from './page-cursor.ts';
import { versionSummary } from './version-view.ts';

/** A page of published versions, newest first. Refusals: CURSOR_INVALID. */
export function listVersions({ programs }: Pick<ProgramsDeps, 'programs'>) {
  return route(operation, async ({ query: { limit, cursor }, now }) => {
    const after = sortKeyOf(cursor, /^[0-9]{9}$/);
    const [{ timetable }, page] = await Promise.all([
      programs.readHead(),
      programs.listVersions(limit, after),
    ]);
    return answer(200, {
      versions: page.rows.map((facts) => versionSummary(facts, timetable, now)),
      nextCursor: cursorOf(page.next),
    });
  });
}
