import * as z from 'zod/mini';
import { MemberChallenges } from '../challenges.ts';
import { Locale } from '../locale.ts';
import { type Operation, READ_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';

export const listMemberChallenges = {
  id: 'listMemberChallenges',
  method: 'GET',
  path: '/v1/members/{memberId}/challenges',
  capability: 'rewards',
  scope: 'rewards:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  summary: 'What a member can achieve, and how far they are',
  description:
    'The challenges of the program in force, with progress in figures and words. It sees every order and refund that was answered before. Names and descriptions come in the `locale` that is asked for, where the program has them.',
  request: {
    path: z.strictObject({ memberId: MemberId }),
    query: z.strictObject({ locale: z.optional(Locale) }),
  },
  responses: { 200: { description: 'The challenges.', body: MemberChallenges } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
