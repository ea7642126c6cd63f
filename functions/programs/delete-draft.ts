import { deleteDraft as operation } from '../../shared/contracts/operations/programs.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { etagOf, refuseOutdated, refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import type { DraftRecord } from '../../shared/storage/draft-store.ts';
import type { Draft } from '../../shared/storage/program-codec.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { ProgramsDeps } from './deps.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Deletes a draft that nobody else has changed since. Idempotent: what is left of the draft tells at which state it was
 * deleted. Refusals: DRAFT_NOT_FOUND, PRECONDITION_FAILED. Writes a line of audit; emits nothing.
 */
export function deleteDraft({ drafts }: Pick<ProgramsDeps, 'drafts'>) {
  return route(operation, ({ path: { draftId }, headers, query: { actor: named, reason }, caller, now }) => {
    const actor = actorOf(caller, named, '/query/actor');
    return untilCommitted<Answer>(async () => {
      const draft = draftToDelete(draftId, await drafts.readDraft(draftId), headers['if-match']);
      if (draft === null) return answer(204, null);
      if (isRefusal(draft)) return draft;
      const isDeleted = await drafts.deleteDraft(draft, {
        at: now,
        action: 'draft_deleted',
        actor,
        keyId: callerIdOf(caller),
        reason: reason ?? null,
        draftId,
        revision: draft.revision,
        version: null,
        effectiveFrom: null,
      });
      return isDeleted ? answer(204, null) : null;
    }, `deleting draft ${draftId}`);
  });
}

/** Null where this very state was deleted already. */
function draftToDelete(draftId: string, record: DraftRecord | null, seen: string): Draft | Refusal | null {
  if (record?.kind === 'deleted' && etagOf(record.draft) === seen) return null;
  if (record?.kind !== 'draft') return refuseUnknownDraft(draftId);
  refuseOutdated(record.draft, seen);
  return record.draft;
}
