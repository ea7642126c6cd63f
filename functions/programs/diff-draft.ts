import { diffDraft as operation } from '../../shared/contracts/operations/programs.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import { versionInForce } from '../../shared/domain/program/program-history.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { validDocument } from '../../shared/lambda/judge-document.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';

/** What a draft would change, in words. Reads only. Refusals: DRAFT_NOT_FOUND, PROGRAM_INVALID. */
export function diffDraft({ programs, drafts }: Pick<ProgramsDeps, 'programs' | 'drafts'>) {
  return route(operation, async ({ path: { draftId }, now }) => {
    const [record, { timetable }] = await Promise.all([drafts.readDraft(draftId), programs.readHead()]);
    if (record?.kind !== 'draft') return refuseUnknownDraft(draftId);
    const document = validDocument(record.draft.document, now);
    const current = versionInForce(timetable, now);
    const inForce = current === null ? null : await programs.readVersion(current.version);
    if (inForce === null) throw new Error('the timetable names no version that there is');
    return answer(200, {
      against: inForce.version,
      changes: diffPrograms(inForce.document, document).map(({ path, kind, words }) => ({
        path,
        kind,
        words,
      })),
    });
  });
}
