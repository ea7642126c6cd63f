import * as z from 'zod/mini';
import {
  ActivityId,
  ActivityRequest,
  ActivityResult,
  ActivityReversalRequest,
  ActivityReversalResult,
} from '../activities.ts';
import { type Operation, WRITE_THROTTLE } from '../operation.ts';

/** Activities earn like orders, by the same rules into the same lots, so the same function serves them. */
const capability = 'orders';

export const recordActivity = {
  id: 'recordActivity',
  method: 'POST',
  path: '/v1/activities',
  capability,
  summary: 'Record an activity',
  description: [
    'A visit, a review, a survey answered, a profile completed: whatever the earning rules are for. One that no rule is for is recorded and earns nothing; where points slide with activity, it prolongs them all the same.',
    'Idempotent by `activityId`, for ever: the same activity again gives the first answer with `Idempotency-Replayed: true`; the same id with other content is refused (IDEMPOTENCY_MISMATCH).',
    "A customer who has not enrolled, and a closed member, earn nothing, and cannot claim an activity later. Points have the dates of the day on which it happened; they wait as an order's do, but for no delivery.",
  ].join('\n\n'),
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { body: ActivityRequest },
  responses: {
    201: { description: 'Recorded, durably.', body: ActivityResult },
    200: { description: 'It was recorded before; the first answer.', body: ActivityResult },
  },
  refusals: ['MEMBER_NOT_FOUND', 'ACTIVITY_IN_FUTURE', 'IDEMPOTENCY_MISMATCH', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const reverseActivity = {
  id: 'reverseActivity',
  method: 'POST',
  path: '/v1/activities/{activityId}/reversal',
  capability,
  summary: 'Withdraw an activity',
  description:
    'A review taken down, a visit recorded by mistake: all that it gave goes back by the clawback policy of its program version. Idempotent: an activity is withdrawn once, and the same again gives the first answer; another reason is refused (IDEMPOTENCY_MISMATCH). One that was not recorded yet is refused with ACTIVITY_NOT_FOUND, which is retryable.',
  scope: 'orders:write',
  memberToken: false,
  throttle: WRITE_THROTTLE,
  request: { path: z.strictObject({ activityId: ActivityId }), body: ActivityReversalRequest },
  responses: {
    201: { description: 'Withdrawn, durably.', body: ActivityReversalResult },
    200: { description: 'It was withdrawn before; the first answer.', body: ActivityReversalResult },
  },
  refusals: ['ACTIVITY_NOT_FOUND', 'IDEMPOTENCY_MISMATCH', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;
