import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { asFault } from '../storage/fault.ts';
import type { Letter } from './letter-queue.ts';

/**
 * Puts a letter back into the queue that gave it up, as it came. What was put among the dead letters without ever having been in
 * a queue, such as an event that the bus could not hand over, goes to the first of them. What came beside its body said why it
 * was given up, and stays behind.
 *
 * One at a time, where SQS could move a whole queue: that cannot choose, and refuses what never was in a queue.
 *
 * @param feeders addresses of the queues whose dead letters these are
 */
export function moveLetter(client: SQSClient, feeders: readonly string[]) {
  /** @throws Fault when the queue does not take it. */
  return async ({ body, source }: Letter): Promise<void> => {
    const name = source?.split(':').at(-1);
    const QueueUrl = feeders.find((url) => url.split('/').at(-1) === name) ?? feeders[0];
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body })).catch((error: unknown) => {
      throw asFault(error, 'putting a dead letter back');
    });
  };
}
