import { saveDraft as operation } from '../../shared/contracts/operations/programs.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { refuseOutdated, refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { ProgramsDeps } from './deps.ts';
import { refuseLarge } from './draft-document.ts';
import { answerDraft } from './draft-view.ts';

/**
 * Replaces a draft that nobody else has changed since. Idempotent: a draft remembers the request that made it what it
 * is, so that a retry is not taken for somebody else. Refusals: PROGRAM_TOO_LARGE, DRAFT_NOT_FOUND, PRECONDITION_FAILED.
 * Writes a line of audit; emits nothing.
 */
export function saveDraft({ drafts }: Pick<ProgramsDeps, 'drafts'>) {
  return route(operation, async ({ path: { draftId }, headers, body, caller, now }) => {
    const { name, document, reason } = body;
    const actor = actorOf(caller, body.actor);
    refuseLarge(document);
    const hash = requestHash(headers['if-match'], body);
    return untilCommitted(async () => {
      const record = await drafts.readDraft(draftId);
      if (record?.kind !== 'draft') return refuseUnknownDraft(draftId);
      const before = record.draft;
      if (before.requestHash === hash) return answerDraft(200, before, before.updatedAt);
      refuseOutdated(before, headers['if-match']);
      const revision = before.revision + 1;
      const draft = { ...before, name, document, actor, revision, updatedAt: now, requestHash: hash };
      const isSaved = await drafts.saveDraft(draft, {
        at: now,
        action: 'draft_saved',
        actor,
        keyId: callerIdOf(caller),
        reason: reason ?? null,
        draftId,
        revision,
        version: null,
        effectiveFrom: null,
      });
      return isSaved ? answerDraft(200, draft, now) : null;
    }, `saving draft ${draftId}`);
  });
}
