import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { asFault } from '../storage/fault.ts';

/** SQS counts attributes with the body, and people read the first lines. */
const MAX_CAUSE_LENGTH = 1_000;

export type SetAside = ReturnType<typeof setAside>;

/**
 * Puts a message that cannot be handled with others of its kind: as it came, so that it can be moved back, and with its cause
 * beside it, as an attribute.
 *
 * @returns a function that throws a Fault when the queue does not take it: the message must then come again
 */
export const setAside =
  (client: SQSClient, queueUrl: string) =>
  async (body: string, cause: string): Promise<void> => {
    try {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: {
            cause: { DataType: 'String', StringValue: cause.slice(0, MAX_CAUSE_LENGTH) || 'unknown' },
          },
        }),
      );
    } catch (error) {
      throw asFault(error, 'setting a message aside');
    }
  };
