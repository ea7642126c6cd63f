import * as z from 'zod/mini';
import {
  ContributionDecision,
  ContributionDecisionRequest,
  ContributionId,
  ContributionList,
  ContributionRequest,
  ContributionsQuery,
  ContributionView,
} from '../contributions.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { MemberId } from '../primitives.ts';

const capability = 'contributions';
const memberPath = z.strictObject({ memberId: MemberId });
const contributionPath = z.strictObject({ contributionId: ContributionId });
const decidedBefore =
  'Idempotent by nature: what was decided so before stays as the first one decided it, and is answered with `Idempotency-Replayed: true`.';

export const submitContribution = {
  id: 'submitContribution',
  method: 'POST',
  path: '/v1/members/{memberId}/contributions',
  capability,
  summary: 'Hand in what a member made',
  description: [
    'A review, a photo, an answer to another customer: it earns nothing until somebody approves it. `type` and `attributes` are those of the activity that is recorded then, and what earning rules ask for; they stay in the ledger for ever and must hold no personal data.',
    'Idempotent by `contributionId`: the same again is answered with the contribution as it stands, with `Idempotency-Replayed: true`; the same id with other content, or of another member, is refused (IDEMPOTENCY_MISMATCH).',
  ].join('\n\n'),
  scope: 'contributions:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, body: ContributionRequest },
  responses: {
    201: { description: 'Taken, durably; it waits for a decision.', body: ContributionView },
    200: { description: 'It was handed in before; as it stands.', body: ContributionView },
  },
  refusals: [
    'MEMBER_NOT_FOUND',
    'MEMBER_CLOSED',
    'ACTIVITY_IN_FUTURE',
    'IDEMPOTENCY_MISMATCH',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listMemberContributions = {
  id: 'listMemberContributions',
  method: 'GET',
  path: '/v1/members/{memberId}/contributions',
  capability,
  summary: 'What a member made',
  description: 'Newest first, by when it was handed in, each as it stands.',
  scope: 'contributions:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath, query: PageQuery },
  responses: { 200: { description: 'A page.', body: ContributionList } },
  refusals: ['CURSOR_INVALID', 'MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const listContributions = {
  id: 'listContributions',
  method: 'GET',
  path: '/v1/contributions',
  capability,
  summary: 'Contributions that wait for a decision',
  description: 'Oldest first, by when they were handed in. What was decided is not here any more.',
  scope: 'contributions:review',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { query: ContributionsQuery },
  responses: { 200: { description: 'A page.', body: ContributionList } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

const deciding = {
  method: 'POST',
  capability,
  scope: 'contributions:review',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: contributionPath, body: ContributionDecisionRequest },
} as const;

const decided = {
  201: { description: 'Decided, durably, and the ledger with it.', body: ContributionDecision },
  200: { description: 'It was decided before; as the first one did.', body: ContributionDecision },
} as const;

export const approveContribution = {
  ...deciding,
  id: 'approveContribution',
  path: '/v1/contributions/{contributionId}/approve',
  summary: 'Approve a contribution',
  description: [
    'Its activity is recorded in the same transaction, and earns by the rules of this moment, with the dates of the day on which it was made. A member who has left meanwhile earns nothing.',
    `${decidedBefore} IDEMPOTENCY_MISMATCH: an activity of this id was recorded besides, with other content.`,
  ].join('\n\n'),
  responses: decided,
  refusals: ['CONTRIBUTION_NOT_FOUND', 'CONTRIBUTION_DECIDED', 'IDEMPOTENCY_MISMATCH', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const rejectContribution = {
  ...deciding,
  id: 'rejectContribution',
  path: '/v1/contributions/{contributionId}/reject',
  summary: 'Reject a contribution',
  description: `It never earns. ${decidedBefore}`,
  responses: decided,
  refusals: ['CONTRIBUTION_NOT_FOUND', 'CONTRIBUTION_DECIDED', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const withdrawContribution = {
  ...deciding,
  id: 'withdrawContribution',
  path: '/v1/contributions/{contributionId}/withdraw',
  summary: 'Withdraw a contribution that was approved',
  description: `Its activity is reversed in the same transaction: all that it gave goes back by the clawback policy of its program version. ${decidedBefore}`,
  responses: decided,
  refusals: ['CONTRIBUTION_NOT_FOUND', 'CONTRIBUTION_NOT_APPROVED', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;
