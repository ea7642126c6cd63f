import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { asFault } from '../storage/fault.ts';

/** The longest that SQS keeps a message back. */
export const MAX_CALL_DELAY_SECONDS = 15 * 60;

export type LaneQueue = ReturnType<typeof laneQueue>;

export function laneQueue(client: SQSClient, queueUrl: string) {
  return {
    /**
     * Calls for work for an endpoint, now or after a while of at most 15 minutes. A call that is lost is made good within
     * a minute, by the schedule. @throws Fault when the queue does not take it.
     */
    async call(endpointId: string, delaySeconds = 0): Promise<void> {
      try {
        await client.send(
          new SendMessageCommand({
            QueueUrl: queueUrl,
            MessageBody: JSON.stringify({ endpointId }),
            DelaySeconds: delaySeconds,
          }),
        );
      } catch (error) {
        throw asFault(error, 'calling for work for an endpoint');
      }
    },
  };
}
