import type { DeadLetterList, RedriveResult } from '../../../shared/contracts/dead-letters.ts';
import type { OperationExample } from './operation-example.ts';

const MESSAGE_ID = '0f5c2a4e-2a51-4c0b-9a5f-6f1f5f3c7a10';
const EMPTY = ['courier', 'reconciliation', 'delivery', 'lake'] as const;

const list: DeadLetterList = {
  queues: [
    {
      queue: 'journeys',
      letters: 1,
      oldestAt: '2026-09-21T08:00:00Z',
      shown: [
        {
          messageId: MESSAGE_ID,
          kind: 'event',
          about: {
            eventType: 'order.recorded',
            eventId: 'evt_1',
            memberId: 'mbr_0123456789abcdefghij',
            sequence: '12',
          },
          cause: null,
          at: '2026-09-21T08:00:00Z',
          canBeRedriven: true,
        },
      ],
    },
    ...EMPTY.map((queue) => ({ queue, letters: 0, oldestAt: null, shown: [] })),
  ],
};

const redriven: RedriveResult = {
  queue: 'journeys',
  redriven: [MESSAGE_ID],
  stayed: [],
  missing: [],
  left: 0,
  isDone: true,
};

export const DEAD_LETTER_EXAMPLES = {
  listDeadLetters: { query: { limit: '10' }, answers: { 200: list } },
  redriveDeadLetters: {
    path: { queue: 'journeys' },
    body: { messageIds: [MESSAGE_ID], actor: 'Grace', reason: 'The mended version is deployed.' },
    answers: { 200: redriven },
  },
} satisfies Record<string, OperationExample>;
