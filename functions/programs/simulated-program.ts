import type { CartSimulation, SimulateCartRequest } from '../../shared/contracts/cart-simulation.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { versionInForce } from '../../shared/domain/program/program-history.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { etagOf, refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { validDocument } from '../../shared/lambda/judge-document.ts';
import type { PublishedVersion } from '../../shared/storage/program-codec.ts';
import type { ProgramsDeps } from './deps.ts';
import { refuseUnknownVersion } from './version-view.ts';

/** A program to try, whether or not it was ever published. */
export interface SimulatedProgram {
  readonly program: Program;
  readonly judgedBy: CartSimulation['judgedBy'];
  /** `version 3`, `draft dft_…`. */
  readonly words: string;
}

/** Of what was never published. It goes into the decision that is thrown away, and into no answer. */
const NO_VERSION = 0;

/**
 * The program that a request names: a draft, a document of its own, a version, or what is in force at `at`.
 *
 * Refusals: DRAFT_NOT_FOUND, VERSION_NOT_FOUND.
 * @param now by which it is judged whether a rule of a document is over
 * @throws ProblemError PROGRAM_INVALID with the place of each error in the draft or document
 */
export async function simulatedProgram(
  { programs, drafts }: Pick<ProgramsDeps, 'programs' | 'drafts'>,
  { draftId, document, version }: SimulateCartRequest,
  now: EpochSeconds,
  at: EpochSeconds,
): Promise<SimulatedProgram | Refusal> {
  if (document !== undefined) return untold({ kind: 'document', draftId: null, etag: null }, document);
  if (draftId !== undefined) {
    const record = await drafts.readDraft(draftId);
    if (record?.kind !== 'draft') return refuseUnknownDraft(draftId, '/draftId');
    return untold({ kind: 'draft', draftId, etag: etagOf(record.draft) }, record.draft.document);
  }
  if (version === undefined) return published(await inForce());
  const found = await programs.readVersion(version);
  return found === null ? refuseUnknownVersion(version, '/version') : published(found);

  function untold(
    source: Pick<CartSimulation['judgedBy'], 'kind' | 'draftId' | 'etag'>,
    content: unknown,
  ): SimulatedProgram {
    const program = { ...validDocument(content, now), version: NO_VERSION };
    return {
      program,
      judgedBy: { ...source, version: null, name: program.name },
      words: source.draftId === null ? 'the document' : `draft ${source.draftId}`,
    };
  }

  async function inForce(): Promise<PublishedVersion> {
    const { timetable } = await programs.readHead();
    const listed = versionInForce(timetable, at);
    const current = listed === null ? null : await programs.readVersion(listed.version);
    if (current === null) throw new Error('the timetable names no version that there is');
    return current;
  }
}

function published({ version, document }: PublishedVersion): SimulatedProgram {
  return {
    program: { ...document, version },
    judgedBy: { kind: 'version', version, draftId: null, etag: null, name: document.name },
    words: `version ${version}`,
  };
}
