import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { asFault } from '../storage/fault.ts';

export type MessageQueue = ReturnType<typeof messageQueue>;

/** A queue of our own work. */
export function messageQueue(client: SQSClient, queueUrl: string) {
  return {
    /** @throws Fault when the queue does not take it. */
    async send(message: unknown): Promise<void> {
      await client
        .send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }))
        .catch((error: unknown) => {
          throw asFault(error, 'handing on work');
        });
    },

    /** Lets a message that failed come again after a while of its own. @throws Fault */
    async postpone(receiptHandle: string, seconds: number): Promise<void> {
      await client
        .send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: queueUrl,
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: seconds,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'postponing work');
        });
    },
  };
}
