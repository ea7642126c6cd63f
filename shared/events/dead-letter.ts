import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { asFault } from '../storage/fault.ts';

/** An entry that could not be told, set aside with its cause. The entry itself stays in the ledger. */
export const PoisonEntry = z.object({
  kind: z.literal('poison_entry'),
  pk: z.string(),
  sk: z.string(),
  cause: z.string(),
});
export type PoisonEntry = z.infer<typeof PoisonEntry>;

/** What Lambda itself leaves when it gave a batch of the stream up: where the batch stood, and not its records. */
export const AbandonedBatch = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.string(),
    approximateArrivalOfLastRecord: z.string(),
    batchSize: z.number(),
    streamArn: z.string(),
  }),
});
export type AbandonedBatch = z.infer<typeof AbandonedBatch>;

export type DeadLetterQueue = ReturnType<typeof deadLetterQueue>;

export function deadLetterQueue(client: SQSClient, queueUrl: string) {
  return {
    /** @throws Fault when the queue does not take it: the record must then be tried again. */
    async setAside(letter: PoisonEntry): Promise<void> {
      try {
        await client.send(
          new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }),
        );
      } catch (error) {
        throw asFault(error, 'setting a poison entry aside');
      }
    },
  };
}
