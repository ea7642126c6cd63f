import * as z from 'zod/mini';
import {
  DeadLetterList,
  DeadLetterQuery,
  DeadLetterQueueId,
  RedriveRequest,
  RedriveResult,
} from '../dead-letters.ts';
import { type Operation, RARE_THROTTLE } from '../operation.ts';

const common = { capability: 'redrives', memberToken: false, throttle: RARE_THROTTLE } as const;

export const listDeadLetters = {
  ...common,
  id: 'listDeadLetters',
  method: 'GET',
  path: '/v1/dead-letters',
  summary: 'What was given up',
  description:
    'Every queue of dead letters, by the function whose work waits there: how much, since when, and some of it. What of a message is shown are ids, types and the cause, never its body. With `limit=0` it only counts.',
  scope: 'dead-letters:read',
  request: { query: DeadLetterQuery },
  responses: { 200: { description: 'The queues.', body: DeadLetterList } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const redriveDeadLetters = {
  ...common,
  id: 'redriveDeadLetters',
  method: 'POST',
  path: '/v1/dead-letters/{queue}/redrives',
  summary: 'Try again what was given up',
  description: [
    'All of a queue, or chosen letters: each goes back to the queue that it came from, and what the relay could not tell is told to the bus. A letter leaves the dead letters only after that, so an interruption has some tried twice and loses none; whatever takes them knows what it did before. What fails again comes back here after its tries.',
    'It needs no `Idempotency-Key`: the same request again finds those gone that it redrove, and says so under `missing`.',
  ].join('\n\n'),
  scope: 'dead-letters:write',
  request: { path: z.strictObject({ queue: DeadLetterQueueId }), body: RedriveRequest },
  responses: { 200: { description: 'What became of each.', body: RedriveResult } },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;
