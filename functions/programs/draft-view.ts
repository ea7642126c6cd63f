import type { DraftView } from '../../shared/contracts/programs.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { etagOf } from '../../shared/lambda/draft-seen.ts';
import { judgeDocument } from '../../shared/lambda/judge-document.ts';
import type { Draft, DraftFacts } from '../../shared/storage/program-codec.ts';

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
