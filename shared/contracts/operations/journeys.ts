import * as z from 'zod/mini';
import { JourneyView } from '../journeys.ts';
import { type Operation, READ_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';

export const readJourney = {
  id: 'readJourney',
  method: 'GET',
  path: '/v1/members/{memberId}/journey',
  capability: 'journeys',
  summary: 'Where a member stands, and what triggers do about it',
  description:
    'For people who help members: the stage at the moment of the call and why, the stages before, what is planned, and what was done with its outcome. What happened a moment ago may not be in it yet: `lastSequence` is the last entry that is. After an erasure nothing of it is left.',
  scope: 'journeys:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: z.strictObject({ memberId: MemberId }) },
  responses: { 200: { description: 'The journey.', body: JourneyView } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
