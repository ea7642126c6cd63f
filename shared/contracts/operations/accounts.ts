import * as z from 'zod/mini';
import {
  AccountView,
  AdjustmentRequest,
  AdjustmentResult,
  EntryExplanation,
  ProofView,
  Statement,
} from '../accounts.ts';
import { IdempotencyHeaders } from '../headers.ts';
import { Locale } from '../locale.ts';
import { described } from '../named.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { MemberId } from '../primitives.ts';
import { MemberTier, TierAssignmentRequest, TierAssignmentResult } from '../tiers.ts';

const memberPath = z.strictObject({ memberId: MemberId });
const capability = 'accounts';

export const readAccount = {
  id: 'readAccount',
  method: 'GET',
  path: '/v1/members/{memberId}/account',
  capability,
  summary: "A member's points now",
  description: 'One consistent read: it sees every write that was answered before.',
  scope: 'accounts:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'Balance, lots, and what comes next.', body: AccountView } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readStatement = {
  id: 'readStatement',
  method: 'GET',
  path: '/v1/members/{memberId}/entries',
  capability,
  summary: 'The statement, newest first',
  description:
    'Entries with the balance after each. It may be behind a write by a moment; the account is not.',
  scope: 'accounts:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: PageQuery },
  responses: { 200: { description: 'A page of entries.', body: Statement } },
  refusals: ['CURSOR_INVALID', 'MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const explainEntry = {
  id: 'explainEntry',
  method: 'GET',
  path: '/v1/members/{memberId}/entries/{sequence}',
  capability,
  summary: 'Why an entry is what it is',
  description:
    'Each point traced to order line, rule, version and lot. Descriptions of rules, and names of challenges, come in the `locale` that is asked for, where that version has them.',
  scope: 'accounts:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: {
    path: z.strictObject({
      memberId: MemberId,
      sequence: described(
        'Number of the entry, as the statement has it.',
        z.pipe(
          z
            .string()
            .check(
              z.regex(/^[1-9][0-9]{0,9}$/, { error: 'must be the sequence number of an entry, from 1' }),
            ),
          z.transform(Number),
        ),
      ),
    }),
    query: z.strictObject({ locale: z.optional(Locale) }),
  },
  responses: { 200: { description: 'The entry with cause and postings.', body: EntryExplanation } },
  refusals: ['ENTRY_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const proveAccount = {
  id: 'proveAccount',
  method: 'GET',
  path: '/v1/members/{memberId}/proof',
  capability,
  summary: 'Replay the entries and compare',
  description:
    'Replays all entries of the member and compares the result with the stored account, to the lot.',
  scope: 'accounts:read',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'Equal, or the differences.', body: ProofView } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const adjustPoints = {
  id: 'adjustPoints',
  method: 'POST',
  path: '/v1/members/{memberId}/adjustments',
  capability,
  summary: 'Give or take points by hand',
  description:
    'Idempotent by `Idempotency-Key`, for ever and per member. Given points are active at once; taken ones are those that end soonest. The reason, the person and the key stay in the entry.',
  scope: 'adjustments:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: memberPath, headers: IdempotencyHeaders, body: AdjustmentRequest },
  responses: {
    201: { description: 'Done, durably.', body: AdjustmentResult },
    200: { description: 'It was done before; the first answer.', body: AdjustmentResult },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'MEMBER_NOT_FOUND',
    'MEMBER_CLOSED',
    'INSUFFICIENT_POINTS',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const readTier = {
  id: 'readTier',
  method: 'GET',
  path: '/v1/members/{memberId}/tier',
  capability,
  summary: "A member's tier, and what lies ahead",
  description:
    'Tier, benefits, progress, what is missing to the next tier, and what will be lost and when. Judged at the moment of the call, by every write that was answered before.',
  scope: 'accounts:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'Standing and outlook.', body: MemberTier } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const assignTier = {
  id: 'assignTier',
  method: 'POST',
  path: '/v1/members/{memberId}/tier',
  capability,
  summary: 'Assign a tier by hand',
  description:
    'Idempotent by `Idempotency-Key`, for ever and per member. The member has the higher of the assigned and the computed tier, and with `pin` exactly the assigned one, until it ends. A later assignment takes the place of an earlier one; `tier: null` takes it back. The reason, the person and the key stay in the entry.',
  scope: 'adjustments:write',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: memberPath, headers: IdempotencyHeaders, body: TierAssignmentRequest },
  responses: {
    201: { description: 'Done, durably.', body: TierAssignmentResult },
    200: { description: 'It was done before; the first answer.', body: TierAssignmentResult },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'MEMBER_NOT_FOUND',
    'MEMBER_CLOSED',
    'TIER_UNKNOWN',
    'ASSIGNMENT_IN_PAST',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;
