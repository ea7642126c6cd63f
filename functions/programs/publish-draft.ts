import { publishDraft as operation } from '../../shared/contracts/operations/programs.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { refuseOutdated, refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { publish, replayPublication, seenPart } from './publish.ts';

/**
 * Publishes a draft as the publisher saw it. Idempotent by Idempotency-Key, which is written with the version and looked
 * at first, because the draft may have gone on since. Refusals: IDEMPOTENCY_MISMATCH, DRAFT_NOT_FOUND,
 * PRECONDITION_FAILED, then those of publishing. Writes a line of audit; emits nothing, because events come from the
 * ledger's stream alone.
 */
export function publishDraft(deps: ProgramsDeps) {
  return route(operation, async ({ path: { draftId }, headers, body, caller, now }) => {
    const { at, reason, seenVersion } = body;
    const actor = actorOf(caller, body.actor);
    const idempotencyKey = headers['idempotency-key'];
    const hash = requestHash(
      'publish',
      draftId,
      headers['if-match'],
      at,
      reason,
      actor,
      ...seenPart(seenVersion),
    );
    const first = await replayPublication(deps, idempotencyKey, hash);
    if (first !== null) return first;
    const record = await deps.drafts.readDraft(draftId);
    if (record?.kind !== 'draft') return refuseUnknownDraft(draftId);
    refuseOutdated(record.draft, headers['if-match']);
    return publish(
      deps,
      {
        idempotencyKey,
        requestHash: hash,
        document: record.draft.document,
        at: at === undefined ? null : parseTime(at),
        seenVersion: seenVersion ?? null,
        reason,
        actor,
        keyId: callerIdOf(caller),
        rollbackOf: null,
        draft: { draftId, revision: record.draft.revision },
      },
      now,
    );
  });
}
