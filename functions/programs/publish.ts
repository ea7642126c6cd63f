import { isDeepStrictEqual } from 'node:util';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { mixedExperiments } from '../../shared/domain/program/mixed-experiments.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { type EffectiveVersion, versionInForce } from '../../shared/domain/program/program-history.ts';
import { planPublication, refuseUnseen } from '../../shared/domain/program/publication.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { judgeDocument, validDocument } from '../../shared/lambda/judge-document.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { PublishedVersion } from '../../shared/storage/program-codec.ts';
import type { PublicationWrite } from '../../shared/storage/program-store.ts';
import type { ProgramsDeps } from './deps.ts';
import { publicationView } from './version-view.ts';

type Deps = Pick<ProgramsDeps, 'programs' | 'leadSeconds'>;

/** What somebody wants published. */
export interface PublicationCommand {
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly document: unknown;
  /** Null: as soon as may be. */
  readonly at: EpochSeconds | null;
  /** The newest version that whoever publishes has seen; null where they do not say. */
  readonly seenVersion: number | null;
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
 * Refusals: PROGRAM_INVALID, VERSION_UNSEEN, those of the plan, PROGRAM_UNCHANGED, PRECONDITION_FAILED, PUBLICATION_CONFLICT.
 */
export async function publish(
  { programs, leadSeconds }: Deps,
  command: PublicationCommand,
  now: EpochSeconds,
) {
  const document = validDocument(command.document, now);
  const before = await programs.readHead();
  const unseen = refuseUnseen(before, command.seenVersion);
  if (unseen !== null) return unseen;
  const plan = planPublication(before, command.at, leadSeconds, now);
  if (isRefusal(plan)) return plan;
  const replaced = await replacedBy(programs, before.timetable, plan.planned);
  const refusal = refuseUnchanged(document, replaced);
  if (refusal !== null) return refusal;
  // What was published once may always be gone back to.
  if (command.rollbackOf === null) requireWholeExperiments(document, replaced);
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

/** What a request without it hashed to before there was this field stays its hash. */
export const seenPart = (seenVersion: number | undefined): readonly number[] =>
  seenVersion === undefined ? [] : [seenVersion];

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

/** What would be in force at its moment without it, which may be scheduled still; null where nothing was ever published. */
async function replacedBy(
  programs: Deps['programs'],
  timetable: readonly EffectiveVersion[],
  { effectiveFrom }: EffectiveVersion,
): Promise<PublishedVersion | null> {
  const rival = versionInForce(timetable, effectiveFrom);
  return rival === null ? null : programs.readVersion(rival.version);
}

const refuseUnchanged = (document: ProgramDocument, replaced: PublishedVersion | null): Refusal | null =>
  replaced !== null && isDeepStrictEqual(replaced.document, document)
    ? refuse('PROGRAM_UNCHANGED', `The document is that of version ${replaced.version}, word for word.`)
    : null;

/** @throws ProblemError PROGRAM_INVALID where a running experiment would go on with other shares */
function requireWholeExperiments(document: ProgramDocument, replaced: PublishedVersion | null): void {
  const mixed = replaced === null ? [] : mixedExperiments(replaced.document, document);
  const [first] = mixed;
  if (first === undefined) return;
  throw new ProblemError(
    'PROGRAM_INVALID',
    `${first.path} ${first.detail}${mixed.length > 1 ? `; and ${mixed.length - 1} more` : ''}. Pointers are into the document.`,
    mixed.map(({ path, detail }) => ({ pointer: path, detail })),
  );
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
