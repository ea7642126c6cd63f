import { isDeepStrictEqual } from 'node:util';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { type EffectiveVersion, versionInForce } from '../../shared/domain/program/program-history.ts';
import { planPublication } from '../../shared/domain/program/publication.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { PublishedVersion } from '../../shared/storage/program-codec.ts';
import type { PublicationWrite } from '../../shared/storage/program-store.ts';
import type { ProgramsDeps } from './deps.ts';
import { judgeDocument, validDocument } from './judge-document.ts';
import { publicationView } from './version-view.ts';

type Deps = Pick<ProgramsDeps, 'programs' | 'leadSeconds'>;

/** What somebody wants published. */
export interface PublicationCommand {
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly document: unknown;
  /** Null: as soon as may be. */
  readonly at: EpochSeconds | null;
  readonly reason: string;
  readonly actor: string;
  readonly keyId: string;
  readonly rollbackOf: number | null;
  readonly draft: PublicationWrite['draft'];
}

/**
 * Publishes a document as the next version: one transaction, tried once, because a publication that was decided on what
 * is no longer so should be looked at again by whoever wants it.
 *
 * Refusals: PROGRAM_INVALID, those of the plan, PROGRAM_UNCHANGED, PRECONDITION_FAILED, PUBLICATION_CONFLICT.
 */
export async function publish(
  { programs, leadSeconds }: Deps,
  command: PublicationCommand,
  now: EpochSeconds,
) {
  const document = validDocument(command.document, now);
  const before = await programs.readHead();
  const plan = planPublication(before, command.at, leadSeconds, now);
  if (isRefusal(plan)) return plan;
  const refusal = await refuseUnchanged(programs, document, before.timetable, plan.planned);
  if (refusal !== null) return refusal;
  const version: PublishedVersion = {
    ...plan.planned,
    publishedAt: now,
    reason: command.reason,
    actor: command.actor,
    keyId: command.keyId,
    rollbackOf: command.rollbackOf,
    draftId: command.draft?.draftId ?? null,
    canceledAt: null,
    document,
  };
  const outcome = await programs.publish({
    ...command,
    version,
    before,
    after: plan.head,
    audit: auditOf(command, version),
  });
  switch (outcome) {
    case 'published':
      return answer(201, publicationResult(version));
    case 'repeated':
      return repeated(await replayPublication({ programs }, command.idempotencyKey, command.requestHash));
    case 'draft_changed':
      throw new ProblemError('PRECONDITION_FAILED', 'The draft was changed at this moment.');
    case 'conflict':
      throw new ProblemError(
        'PUBLICATION_CONFLICT',
        `Somebody else published or canceled while version ${version.version} was about to be published.`,
      );
  }
}

/** The first answer to a publication; null when the key is new. @throws ProblemError IDEMPOTENCY_MISMATCH */
export async function replayPublication(
  { programs }: Pick<Deps, 'programs'>,
  idempotencyKey: string,
  requestHash: string,
) {
  const first = await programs.readPublication(idempotencyKey);
  if (first === null) return null;
  if (first.requestHash !== requestHash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with another publication before.',
      [{ pointer: '/headers/idempotency-key', detail: 'was used for another publication' }],
    );
  }
  const version = await programs.readVersion(first.version);
  if (version === null) throw new Error(`version ${first.version} was published and is not there`);
  return replayed(publicationResult(version));
}

function repeated<T>(first: T | null): T {
  if (first === null) throw new Error('an Idempotency-Key was used and is not there');
  return first;
}

/** Compared with what would be in force at its moment without it, which may be scheduled still. */
async function refuseUnchanged(
  programs: Deps['programs'],
  document: ProgramDocument,
  timetable: readonly EffectiveVersion[],
  { effectiveFrom }: EffectiveVersion,
): Promise<Refusal | null> {
  const rival = versionInForce(timetable, effectiveFrom);
  const published = rival === null ? null : await programs.readVersion(rival.version);
  return published !== null && isDeepStrictEqual(published.document, document)
    ? refuse('PROGRAM_UNCHANGED', `The document is that of version ${published.version}, word for word.`)
    : null;
}

function auditOf(command: PublicationCommand, version: PublishedVersion): PublicationWrite['audit'] {
  const publication = command.at === null ? 'published' : 'scheduled';
  return {
    at: version.publishedAt,
    action: command.rollbackOf === null ? publication : 'rolled_back',
    actor: command.actor,
    keyId: command.keyId,
    reason: command.reason,
    draftId: version.draftId,
    revision: command.draft?.revision ?? null,
    version: version.version,
    effectiveFrom: version.effectiveFrom,
  };
}

/** What is published has no errors, so all of its faults are warnings. */
function publicationResult(version: PublishedVersion) {
  return {
    ...publicationView(version),
    warnings: [...judgeDocument(version.document, version.publishedAt).faults],
  };
}
