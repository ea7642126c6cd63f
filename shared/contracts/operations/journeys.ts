import * as z from 'zod/mini';
import { JourneyView } from '../journeys.ts';
import { MemberMessageList } from '../member-messages.ts';
import { type Operation, READ_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
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

export const listMemberMessages = {
  id: 'listMemberMessages',
  method: 'GET',
  path: '/v1/members/{memberId}/messages',
  capability: 'journeys',
  summary: 'What triggers decided to do for a member, and what became of it',
  description:
    'For people who help members: messages and whatever else a trigger did, of the last 90 days and newest first, with trigger, variant and channel; when each was sent, why it was dropped or waits, and what the provider told of it. Asks that were never made are not in it: those that were held out are in the journey. Nothing personal, and after an erasure nothing at all.',
  scope: 'journeys:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: z.strictObject({ memberId: MemberId }), query: PageQuery },
  responses: { 200: { description: 'A page.', body: MemberMessageList } },
  refusals: ['CURSOR_INVALID', 'MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
