import * as z from 'zod/mini';
import { CartSimulation, SimulateCartRequest } from '../cart-simulation.ts';
import { DraftId } from '../draft-id.ts';
import { IdempotencyHeaders, idempotencyKey, ifMatch } from '../headers.ts';
import { type Operation, RARE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import {
  AuditList,
  CancelRequest,
  DeleteDraftQuery,
  DraftList,
  DraftRequest,
  DraftView,
  ProgramDiff,
  ProgramVersion,
  ProgramView,
  PublicationResult,
  PublishRequest,
  RollbackRequest,
  ValidateRequest,
  Validation,
  VersionList,
  VersionNumber,
  VersionSummary,
} from '../programs.ts';

/** What people do with the program, by hand and seldom. */
const common = { capability: 'programs', memberToken: false, throttle: RARE_THROTTLE } as const;

const draftPath = z.strictObject({ draftId: DraftId });
const versionPath = z.strictObject({ version: VersionNumber });
const ifMatchHeaders = z.object({ 'if-match': ifMatch });

export const readProgram = {
  ...common,
  id: 'readProgram',
  method: 'GET',
  path: '/v1/program',
  summary: 'The program in force',
  description:
    'The version in force now with its document and what is spent of its budgets, and the next one whose moment has not come.',
  scope: 'program:read',
  request: {},
  responses: { 200: { description: 'The program.', body: ProgramView } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const listVersions = {
  ...common,
  id: 'listProgramVersions',
  method: 'GET',
  path: '/v1/program/versions',
  summary: 'Published versions, newest first',
  description: 'Without their documents. Numbers have no gaps. Version 1 is built in.',
  scope: 'program:read',
  request: { query: PageQuery },
  responses: { 200: { description: 'A page of versions.', body: VersionList } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readVersion = {
  ...common,
  id: 'readProgramVersion',
  method: 'GET',
  path: '/v1/program/versions/{version}',
  summary: 'A published version',
  description: 'With its document, which never changes.',
  scope: 'program:read',
  request: { path: versionPath },
  responses: { 200: { description: 'The version.', body: ProgramVersion } },
  refusals: ['VERSION_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const rollBack = {
  ...common,
  id: 'rollBackProgram',
  method: 'POST',
  path: '/v1/program/versions/{version}/rollback',
  summary: 'Bring a version back',
  description:
    'Publishes the content of an earlier version as a new one, which takes effect as soon as may be. What was recorded meanwhile stays as it is, and scheduled versions stay scheduled. Idempotent by `Idempotency-Key`, for ever.',
  scope: 'program:publish',
  request: { path: versionPath, headers: IdempotencyHeaders, body: RollbackRequest },
  responses: {
    201: { description: 'Published.', body: PublicationResult },
    200: { description: 'It was published before; the first answer.', body: PublicationResult },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'VERSION_NOT_FOUND',
    'PROGRAM_INVALID',
    'PROGRAM_UNCHANGED',
    'VERSION_UNSEEN',
    'SCHEDULE_FULL',
    'PUBLICATION_CONFLICT',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const cancelVersion = {
  ...common,
  id: 'cancelProgramVersion',
  method: 'POST',
  path: '/v1/program/versions/{version}/cancel',
  summary: 'Take a scheduled version back',
  description:
    'Before it takes effect. Its number stays its own, as that of a version that never took effect. Idempotent by nature: a canceled version stays canceled.',
  scope: 'program:publish',
  request: { path: versionPath, body: CancelRequest },
  responses: { 200: { description: 'Canceled, now or before.', body: VersionSummary } },
  refusals: ['VERSION_NOT_FOUND', 'VERSION_NOT_SCHEDULED', 'PUBLICATION_CONFLICT', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const createDraft = {
  ...common,
  id: 'createProgramDraft',
  method: 'POST',
  path: '/v1/program/drafts',
  summary: 'Begin a draft',
  description:
    'A draft may have faults, which are answered with it. Idempotent by `Idempotency-Key`, for ever.',
  scope: 'program:write',
  request: { headers: IdempotencyHeaders, body: DraftRequest },
  responses: {
    201: { description: 'The draft.', body: DraftView },
    200: { description: 'It was made before; the first answer.', body: DraftView },
  },
  refusals: ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_MISMATCH', 'PROGRAM_TOO_LARGE', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listDrafts = {
  ...common,
  id: 'listProgramDrafts',
  method: 'GET',
  path: '/v1/program/drafts',
  summary: 'All drafts',
  description: 'Without their documents, last changed first.',
  scope: 'program:read',
  request: {},
  responses: { 200: { description: 'The drafts.', body: DraftList } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const readDraft = {
  ...common,
  id: 'readProgramDraft',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}',
  summary: 'A draft',
  description: 'With its document, its faults and its ETag.',
  scope: 'program:read',
  request: { path: draftPath },
  responses: { 200: { description: 'The draft.', body: DraftView } },
  refusals: ['DRAFT_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const saveDraft = {
  ...common,
  id: 'saveProgramDraft',
  method: 'PUT',
  path: '/v1/program/drafts/{draftId}',
  summary: 'Change a draft',
  description:
    'Replaces the whole draft, unless somebody else has changed it since it was read. The same request again gets the first answer.',
  scope: 'program:write',
  request: { path: draftPath, headers: ifMatchHeaders, body: DraftRequest },
  responses: { 200: { description: 'The draft as it is now.', body: DraftView } },
  refusals: [
    'PRECONDITION_MISSING',
    'PRECONDITION_FAILED',
    'PROGRAM_TOO_LARGE',
    'DRAFT_NOT_FOUND',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const deleteDraft = {
  ...common,
  id: 'deleteProgramDraft',
  method: 'DELETE',
  path: '/v1/program/drafts/{draftId}',
  summary: 'Delete a draft',
  description:
    'Unless somebody else has changed it since it was read. Versions published from it stay. The same request again gets the same answer.',
  scope: 'program:write',
  request: { path: draftPath, headers: ifMatchHeaders, query: DeleteDraftQuery },
  responses: { 204: { description: 'Deleted.', body: null } },
  refusals: ['PRECONDITION_MISSING', 'PRECONDITION_FAILED', 'DRAFT_NOT_FOUND', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const validateDocument = {
  ...common,
  id: 'validateProgram',
  method: 'POST',
  path: '/v1/program/validate',
  summary: 'Judge a document',
  description: 'Nothing is written. A document with faults is a good question, so the answer is always 200.',
  scope: 'program:read',
  request: { body: ValidateRequest },
  responses: { 200: { description: 'The faults.', body: Validation } },
  refusals: [],
} as const satisfies Operation;

export const simulateCart = {
  ...common,
  id: 'simulateCart',
  method: 'POST',
  path: '/v1/program/simulate/cart',
  summary: 'What a cart would earn, and why',
  description: [
    'Under the version in force, another version, a draft or a document that is nowhere yet; for a member, for one who is only imagined, or for a stranger who would have joined. The decision is the one that recording the order would take, and it is thrown away: nothing is written.',
    'Each rule says what it gave or which condition failed, with the value found; attributes and the birthday of a real member are asked, and not told. Budgets are as they stand, by the ids of the rules: a rule that was never published has all of its budget.',
    'With `placedAt` in the future, everything is judged as of then, by the version that will be in force.',
  ].join('\n\n'),
  scope: 'program:read',
  request: { body: SimulateCartRequest },
  responses: { 200: { description: 'The points, and what came of each rule.', body: CartSimulation } },
  refusals: [
    'DRAFT_NOT_FOUND',
    'VERSION_NOT_FOUND',
    'PROGRAM_INVALID',
    'MEMBER_NOT_FOUND',
    'TIER_UNKNOWN',
    'CURRENCY_NOT_IN_PROGRAM',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const diffDraft = {
  ...common,
  id: 'diffProgramDraft',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}/diff',
  summary: 'What a draft would change',
  description: 'In words, against the version in force. A draft with errors cannot be compared.',
  scope: 'program:read',
  request: { path: draftPath },
  responses: { 200: { description: 'The changes.', body: ProgramDiff } },
  refusals: ['DRAFT_NOT_FOUND', 'PROGRAM_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

export const publishDraft = {
  ...common,
  id: 'publishProgram',
  method: 'POST',
  path: '/v1/program/drafts/{draftId}/publish',
  summary: 'Publish a draft',
  description:
    'As the next version, which takes effect as soon as may be (within 30 seconds in production, in which every function hears of it) or at a given moment. What is recorded already is not touched. `If-Match` says which state of the draft is meant. Idempotent by `Idempotency-Key`, for ever.',
  scope: 'program:publish',
  request: {
    path: draftPath,
    headers: z.object({ 'idempotency-key': idempotencyKey, 'if-match': ifMatch }),
    body: PublishRequest,
  },
  responses: {
    201: { description: 'Published.', body: PublicationResult },
    200: { description: 'It was published before; the first answer.', body: PublicationResult },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'PRECONDITION_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'DRAFT_NOT_FOUND',
    'PRECONDITION_FAILED',
    'PROGRAM_INVALID',
    'PROGRAM_UNCHANGED',
    'PUBLICATION_TOO_SOON',
    'VERSION_UNSEEN',
    'SCHEDULE_FULL',
    'PUBLICATION_CONFLICT',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listAudit = {
  ...common,
  id: 'listProgramAudit',
  method: 'GET',
  path: '/v1/program/audit',
  summary: 'Who changed what, and why',
  description: 'Every draft saved or deleted, every publication, rollback and cancellation, newest first.',
  scope: 'program:read',
  request: { query: PageQuery },
  responses: { 200: { description: 'A page of the trail.', body: AuditList } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;
