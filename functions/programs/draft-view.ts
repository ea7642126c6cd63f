import type { DraftView } from '../../shared/contracts/programs.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { Draft, DraftFacts } from '../../shared/storage/program-codec.ts';
import { judgeDocument } from './judge-document.ts';

/** Changes with every change of the draft, and nothing else. */
export function etagOf({ revision }: Pick<DraftFacts, 'revision'>): string {
  return `"${revision}"`;
}

export function draftSummary(draft: DraftFacts) {
  return {
    draftId: draft.draftId,
    name: draft.name,
    etag: etagOf(draft),
    createdAt: isoTime(draft.createdAt),
    updatedAt: isoTime(draft.updatedAt),
    actor: draft.actor,
  };
}

/** @param now by which it is judged whether a rule is over */
export function draftView(draft: Draft, now: EpochSeconds): DraftView {
  const { faults } = judgeDocument(draft.document, now);
  return { ...draftSummary(draft), document: draft.document, faults: [...faults] };
}

export function answerDraft<const S extends 200 | 201>(status: S, draft: Draft, now: EpochSeconds) {
  return answer(status, draftView(draft, now), { etag: etagOf(draft) });
}

/** @param field where the request names it */
export function refuseUnknownDraft(draftId: string, field = '/path/draftId'): Refusal {
  return refuse('DRAFT_NOT_FOUND', `There is no draft ${draftId}.`, field);
}

/** @throws ProblemError PRECONDITION_FAILED when the draft is not as the caller has seen it */
export function refuseOutdated(draft: DraftFacts, seen: string): void {
  if (seen === etagOf(draft)) return;
  throw new ProblemError(
    'PRECONDITION_FAILED',
    `The draft is at ${etagOf(draft)}, last changed by ${draft.actor}, and not at ${seen}.`,
    [
      {
        pointer: '/headers/if-match',
        detail: `is not the ETag of the draft as it is now, ${etagOf(draft)}`,
      },
    ],
  );
}
