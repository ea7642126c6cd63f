import * as z from 'zod/mini';
import { type Operation, READ_THROTTLE } from '../operation.ts';
import { MemberId } from '../primitives.ts';
import { WaysToEarn, WaysToEarnQuery } from '../ways-to-earn.ts';

export const listWaysToEarn = {
  id: 'listWaysToEarn',
  method: 'GET',
  path: '/v1/members/{memberId}/ways-to-earn',
  capability: 'rewards',
  scope: 'rewards:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  summary: 'How a member can earn points',
  description:
    "The earning rules of the program in force, with what a member's caps leave of each now, and what the next friend brings. Left out are rules that are over, and those for other segments, attributes or behavior than the member's, or for an order that the member has placed already, such as the first. Budgets of the whole program are not told. A name of a reward comes in the `locale` that is asked for, where the program has it.",
  request: { path: z.strictObject({ memberId: MemberId }), query: WaysToEarnQuery },
  responses: { 200: { description: 'The ways.', body: WaysToEarn } },
  refusals: ['MEMBER_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
