import { readProgram as operation } from '../../shared/contracts/operations/programs.ts';
import { type EffectiveVersion, versionInForce } from '../../shared/domain/program/program-history.ts';
import { nextScheduled } from '../../shared/domain/program/publication.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { PublishedVersion } from '../../shared/storage/program-codec.ts';
import { budgetStatuses } from './budget-view.ts';
import type { ProgramsDeps } from './deps.ts';
import { versionSummary, versionView } from './version-view.ts';

/** The version in force with its budgets, and the next one, from the tables and not from memory. Reads only; no refusals. */
export function readProgram({ programs, budgets }: Pick<ProgramsDeps, 'programs' | 'budgets'>) {
  return route(operation, async ({ now }) => {
    const { timetable } = await programs.readHead();
    const next = nextScheduled(timetable, now);
    const [current, coming] = await Promise.all([
      readPublished(versionInForce(timetable, now)),
      next === null ? null : readPublished(next),
    ]);
    return answer(200, {
      inForce: versionView(current, timetable, now),
      next: coming === null ? null : versionSummary(coming, timetable, now),
      budgets: await budgetStatuses(current.document, budgets),
    });
  });

  async function readPublished(listed: EffectiveVersion | null): Promise<PublishedVersion> {
    const found = listed === null ? null : await programs.readVersion(listed.version);
    if (found === null) throw new Error(`the timetable lacks a version, or names one that is missing`);
    return found;
  }
}
