import { draftSummary, draftView } from '../../../functions/programs/draft-view.ts';
import { simulationView } from '../../../functions/programs/simulate-cart.ts';
import { publicationView, versionSummary, versionView } from '../../../functions/programs/version-view.ts';
import { SimulateCartRequest } from '../../../shared/contracts/cart-simulation.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import { diffPrograms } from '../../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { BUILT_IN } from '../../../shared/domain/program/program-history.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { imaginedMember } from '../../../shared/domain/simulation/imagined-member.ts';
import { cartAsOrder } from '../../../shared/earning/order-command.ts';
import { builtInVersion, type Draft, type PublishedVersion } from '../../../shared/storage/program-codec.ts';
import { MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { DRAFT_ID, PROGRAM_REQUESTS } from './program-requests.ts';

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

const { version: _version, ...builtIn } = DEFAULT_PROGRAM;
const first = builtInVersion(builtIn);

/** A double-points weekend, by somebody who is not yet sure of its name. */
const document = PROGRAM_REQUESTS.createDraft.document as ProgramDocument;

const draft: Draft = {
  draftId: DRAFT_ID,
  name: PROGRAM_REQUESTS.createDraft.name,
  document: { ...document },
  revision: 1,
  createdAt: at('draft'),
  updatedAt: at('draft'),
  actor: PROGRAM_REQUESTS.createDraft.actor,
  requestHash: '',
  creationHash: '',
};
const saved: Draft = { ...draft, name: PROGRAM_REQUESTS.saveDraft.name, revision: 2, updatedAt: at('save') };

const scheduled: PublishedVersion = {
  version: 2,
  effectiveFrom: parseTime(PROGRAM_REQUESTS.publish.at),
  publishedAt: at('publication'),
  reason: PROGRAM_REQUESTS.publish.reason,
  actor: PROGRAM_REQUESTS.publish.actor,
  keyId: '2f8k1m9q4t7x',
  rollbackOf: null,
  draftId: DRAFT_ID,
  canceledAt: null,
  document,
};
const rolledBack: PublishedVersion = {
  ...scheduled,
  version: 3,
  effectiveFrom: at('rollback') + 30,
  publishedAt: at('rollback'),
  reason: PROGRAM_REQUESTS.rollBack.reason,
  actor: PROGRAM_REQUESTS.rollBack.actor,
  rollbackOf: 1,
  draftId: null,
  document: builtIn,
};

const timetable = [BUILT_IN, scheduled];
const afterPublication = at('publication');

/** Answers made by the very functions that make them for a shop. */
export function programExamples() {
  const draftPath = { draftId: DRAFT_ID };
  const published = { ...publicationView(scheduled), warnings: [] };
  const reverted = { ...publicationView(rolledBack), warnings: [] };
  const drafted = draftView(draft, at('draft'));
  const next = versionSummary(scheduled, timetable, afterPublication);
  const canceled = { ...scheduled, canceledAt: at('cancellation') };
  return {
    readProgram: {
      answers: { 200: { inForce: versionView(first, timetable, afterPublication), next, budgets: [] } },
    },
    listProgramVersions: {
      query: { limit: '25' },
      answers: {
        200: {
          versions: [next, versionSummary(first, timetable, afterPublication)],
          nextCursor: null,
        },
      },
    },
    readProgramVersion: {
      path: { version: '2' },
      answers: { 200: versionView(scheduled, timetable, afterPublication) },
    },
    rollBackProgram: {
      path: { version: '1' },
      headers: { 'idempotency-key': 'rollback-2026-10-03' },
      body: PROGRAM_REQUESTS.rollBack,
      answers: { 201: reverted, 200: reverted },
    },
    cancelProgramVersion: {
      path: { version: '2' },
      body: PROGRAM_REQUESTS.cancel,
      answers: { 200: versionSummary(canceled, [BUILT_IN], at('cancellation')) },
    },
    createProgramDraft: {
      headers: { 'idempotency-key': 'draft-2026-09-20' },
      body: PROGRAM_REQUESTS.createDraft,
      answers: { 201: drafted, 200: drafted },
    },
    listProgramDrafts: { answers: { 200: { drafts: [draftSummary(saved)] } } },
    readProgramDraft: { path: draftPath, answers: { 200: drafted } },
    saveProgramDraft: {
      path: draftPath,
      headers: { 'if-match': '"1"' },
      body: PROGRAM_REQUESTS.saveDraft,
      answers: { 200: draftView(saved, at('save')) },
    },
    deleteProgramDraft: {
      path: draftPath,
      headers: { 'if-match': '"2"' },
      query: { actor: 'marketing-3', reason: 'published' },
      answers: {},
    },
    validateProgram: {
      body: PROGRAM_REQUESTS.validate,
      answers: { 200: PROGRAM_REQUESTS.judged },
    },
    simulateCart: { body: PROGRAM_REQUESTS.simulateCart, answers: { 200: simulation() } },
    diffProgramDraft: {
      path: draftPath,
      answers: {
        200: {
          against: 1,
          changes: diffPrograms(builtIn, document).map(({ path, kind, words }) => ({ path, kind, words })),
        },
      },
    },
    publishProgram: {
      path: draftPath,
      headers: { 'idempotency-key': 'publish-2026-09-21', 'if-match': '"2"' },
      body: PROGRAM_REQUESTS.publish,
      answers: { 201: published, 200: published },
    },
    listProgramAudit: {
      query: { limit: '2' },
      answers: {
        200: { entries: [publicationLine(), saveLine()], nextCursor: 'MTc5MDA5NjQwMCNkcmFmdF9zYXZlZA' },
      },
    },
  } satisfies Record<string, OperationExample>;
}

/** A cart on the weekend that the draft is about. */
function simulation() {
  const request = SimulateCartRequest.parse(PROGRAM_REQUESTS.simulateCart);
  const order = cartAsOrder(request, 'simulation', at('save'));
  const { account, besides } = imaginedMember(request.member ?? {}, order.placedAt);
  const program = { ...document, version: 0 };
  const decision = recordOrder(account, order, program, order.placedAt, besides);
  if (isRefusal(decision)) throw new Error(`the cart of the examples is refused: ${decision.detail}`);
  return simulationView(
    decision.entry,
    {
      program,
      judgedBy: { kind: 'draft', version: null, draftId: DRAFT_ID, etag: '"2"', name: program.name },
      words: `draft ${DRAFT_ID}`,
    },
    { kind: 'imagined', memberId: null, isMember: true, account, besides },
    order.placedAt,
  );
}

function publicationLine() {
  const { at: effectiveFrom, reason, actor } = PROGRAM_REQUESTS.publish;
  return {
    at: MOMENTS.publication,
    action: 'scheduled',
    actor,
    keyId: scheduled.keyId,
    reason,
    draftId: DRAFT_ID,
    etag: '"2"',
    version: scheduled.version,
    effectiveFrom,
  };
}

function saveLine() {
  const { actor, reason } = PROGRAM_REQUESTS.saveDraft;
  return {
    at: MOMENTS.save,
    action: 'draft_saved',
    actor,
    keyId: scheduled.keyId,
    reason,
    draftId: DRAFT_ID,
    etag: '"2"',
    version: null,
    effectiveFrom: null,
  };
}
