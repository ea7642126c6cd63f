import * as operations from '../../shared/contracts/operations/programs.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { answerDraft, draftSummary } from './draft-view.ts';

/** A draft with what is wrong with it. Refusals: DRAFT_NOT_FOUND. */
export function readDraft({ drafts }: Pick<ProgramsDeps, 'drafts'>) {
  return route(operations.readDraft, async ({ path: { draftId }, now }) => {
    const record = await drafts.readDraft(draftId);
    return record?.kind === 'draft' ? answerDraft(200, record.draft, now) : refuseUnknownDraft(draftId);
  });
}

/** All drafts. No refusals. */
export function listDrafts({ drafts }: Pick<ProgramsDeps, 'drafts'>) {
  return route(operations.listDrafts, async () => {
    const all = await drafts.listDrafts();
    return answer(200, { drafts: all.map(draftSummary) });
  });
}
