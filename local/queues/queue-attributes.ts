import type { LocalQueue } from './local-queue.ts';

type Counts = { readonly visible: number; readonly inFlight: number; readonly delayed: number };

/** The answer of GetQueueAttributes: every value a text, durations in seconds. */
export function describeQueue(queue: LocalQueue, counts: Counts): Record<string, string> {
  const inSeconds = (milliseconds: number): string => String(milliseconds / 1000);
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    VisibilityTimeout: inSeconds(queue.visibilityTimeoutMs),
    DelaySeconds: inSeconds(queue.delayMs),
    MessageRetentionPeriod: inSeconds(queue.retentionMs),
    ReceiveMessageWaitTimeSeconds: inSeconds(queue.waitTimeMs),
    MaximumMessageSize: String(queue.maxMessageBytes),
    ...(queue.redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queue.redrive.deadLetterArn,
            maxReceiveCount: queue.redrive.maxReceiveCount,
          }),
        }),
  };
}
