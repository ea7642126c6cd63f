import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { asFault } from '../storage/fault.ts';

/** A message among the dead letters, as SQS holds it. */
export interface Letter {
  readonly messageId: string;
  readonly receipt: string;
  readonly body: string;
  /** Texts that came beside the body, such as a cause. */
  readonly attributes: Readonly<Record<string, string>>;
  /** When it was first sent; epoch milliseconds. */
  readonly sentAtMs: number;
  /** ARN of the queue that gave it up; null: it was put here as it is. */
  readonly source: string | null;
}

export type LetterQueue = ReturnType<typeof letterQueue>;

const LETTERS_A_CALL = 10;

/** A queue of dead letters, as people look into it. SQS has no way to read a message but to receive it. */
export function letterQueue(client: SQSClient, queueUrl: string) {
  return {
    /** Letters that are there, those in somebody's hands included; about, as SQS counts. @throws Fault */
    async depth(): Promise<number> {
      const { Attributes = {} } = await client
        .send(
          new GetQueueAttributesCommand({
            QueueUrl: queueUrl,
            AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'counting dead letters');
        });
      return (
        Number(Attributes['ApproximateNumberOfMessages'] ?? 0) +
        Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0)
      );
    },

    /** Up to ten letters, hidden from others for so long. None: nothing is visible. @throws Fault */
    async take(hiddenSeconds: number, limit = LETTERS_A_CALL): Promise<readonly Letter[]> {
      const { Messages = [] } = await client
        .send(
          new ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: Math.min(limit, LETTERS_A_CALL),
            VisibilityTimeout: hiddenSeconds,
            // A short poll asks some of the servers of SQS; only a long one is sure to find what is there.
            WaitTimeSeconds: 1,
            MessageAttributeNames: ['All'],
            MessageSystemAttributeNames: ['SentTimestamp', 'DeadLetterQueueSourceArn'],
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading dead letters');
        });
      return Messages.map(letterOf);
    },

    /** Lets others see them at once. What cannot be let go is seen when its time is over. */
    async release(letters: readonly Letter[]): Promise<void> {
      for (let start = 0; start < letters.length; start += LETTERS_A_CALL) {
        const Entries = letters.slice(start, start + LETTERS_A_CALL).map(({ receipt }, index) => ({
          Id: index.toString(),
          ReceiptHandle: receipt,
          VisibilityTimeout: 0,
        }));
        await client
          .send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }))
          .catch(() => undefined);
      }
    },

    /** @throws Fault: then it may be there still. */
    async remove({ receipt }: Letter): Promise<void> {
      await client
        .send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt }))
        .catch((error: unknown) => {
          throw asFault(error, 'removing a dead letter');
        });
    },
  };
}

function letterOf(message: Message): Letter {
  const { MessageId = '', ReceiptHandle = '', Body = '', Attributes = {}, MessageAttributes = {} } = message;
  return {
    messageId: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
    ),
    sentAtMs: Number(Attributes.SentTimestamp ?? 0),
    source: Attributes.DeadLetterQueueSourceArn ?? null,
  };
}
