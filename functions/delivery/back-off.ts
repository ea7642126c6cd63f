import type { SQSRecord } from 'aws-lambda';
import type { MessageQueue } from '../../shared/events/message-queue.ts';

const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 3_600;

/** Half a minute, doubled with each failed try up to an hour, and up to half of it less, so that they spread. */
export function pauseSeconds(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, tries - 1));
  return Math.ceil(longest * (1 - chance / 2));
}

/** Where the pause cannot be said, the queue's own time passes instead. */
export function backOff(queue: Pick<MessageQueue, 'postpone'>) {
  return async ({ receiptHandle, attributes }: SQSRecord): Promise<void> => {
    const tries = Number(attributes.ApproximateReceiveCount);
    await queue.postpone(receiptHandle, pauseSeconds(tries, Math.random())).catch(() => {});
  };
}
