import * as z from 'zod/mini';
import { type Operation, READ_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';
import { MemberRewards, MemberRewardsQuery, RewardCatalogue, RewardsQuery } from '../rewards.ts';

const common = {
  capability: 'rewards',
  scope: 'rewards:read',
  memberToken: true,
  throttle: READ_THROTTLE,
} as const;

export const listRewards = {
  ...common,
  id: 'listRewards',
  method: 'GET',
  path: '/v1/rewards',
  summary: 'The catalogue of rewards',
  description:
    'All rewards of the program in force, in the order of its document, with prices for everybody and what is left of stocks. Texts come in `locale` where the program has them.',
  request: { query: RewardsQuery },
  responses: { 200: { description: 'The catalogue.', body: RewardCatalogue } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const listMemberRewards = {
  ...common,
  id: 'listMemberRewards',
  method: 'GET',
  path: '/v1/members/{memberId}/rewards',
  summary: 'What a member can get',
  description:
    'All rewards of the program in force with the price for this member, whether they can have each now, and everything that is missing where they cannot. Judged at the moment of the call, by every write that was answered before. What is left of a stock may change before it is asked for.',
  request: { path: z.strictObject({ memberId: MemberId }), query: MemberRewardsQuery },
  responses: { 200: { description: 'The rewards.', body: MemberRewards } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
