import { createHash } from 'node:crypto';
import { createDraft as operation } from '../../shared/contracts/operations/programs.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { replayed } from '../../shared/lambda/answer.ts';
import { etagOf } from '../../shared/lambda/draft-seen.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import type { Draft } from '../../shared/storage/program-codec.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { ProgramsDeps } from './deps.ts';
import { refuseLarge } from './draft-document.ts';
import { answerDraft, draftView } from './draft-view.ts';

/**
 * Begins a draft. Idempotent by Idempotency-Key: the draft's id is made from it, and what is there tells whether this is
 * a retry (the first answer again, also after changes and deletion) or something else. Refusals: PROGRAM_TOO_LARGE,
 * IDEMPOTENCY_MISMATCH. Writes a line of audit; emits nothing.
 */
export function createDraft({ drafts }: Pick<ProgramsDeps, 'drafts'>) {
  return route(operation, async ({ headers, body, caller, now }) => {
    const { name, document, reason } = body;
    const actor = actorOf(caller, body.actor);
    refuseLarge(document);
    const draftId = draftIdOf(headers['idempotency-key']);
    const hash = requestHash(body);
    const first: Draft = {
      draftId,
      name,
      document,
      revision: 1,
      createdAt: now,
      updatedAt: now,
      actor,
      requestHash: hash,
      creationHash: hash,
    };
    return untilCommitted(async () => {
      const existing = await drafts.readDraft(draftId);
      if (existing !== null) return replay(first, existing.draft);
      const isSaved = await drafts.saveDraft(first, {
        at: now,
        action: 'draft_created',
        actor,
        keyId: callerIdOf(caller),
        reason: reason ?? null,
        draftId,
        revision: first.revision,
        version: null,
        effectiveFrom: null,
      });
      return isSaved ? answerDraft(201, first, now) : null;
    }, `creating draft ${draftId}`);
  });
}

/** The first answer is all in the request, but for the time. */
function replay(first: Draft, { createdAt, creationHash }: Pick<Draft, 'createdAt' | 'creationHash'>) {
  if (creationHash !== first.creationHash) {
    throw new ProblemError('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another draft before.', [
      { pointer: '/headers/idempotency-key', detail: 'was used for another draft' },
    ]);
  }
  const { status, body, headers } = replayed(
    draftView({ ...first, createdAt, updatedAt: createdAt }, createdAt),
  );
  return { status, body, headers: { ...headers, etag: etagOf(first) } };
}

const ID_LENGTH = 20;

function draftIdOf(idempotencyKey: string): string {
  const digest = createHash('sha256').update(`draft ${idempotencyKey}`).digest('hex');
  return `dft_${BigInt(`0x${digest}`).toString(36).slice(-ID_LENGTH)}`;
}
