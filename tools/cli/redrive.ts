import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type RetellDeps, retellLetter } from '../../shared/events/retell-letter.ts';

export interface RedriveDeps extends RetellDeps {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly log: (line: string) => void;
}

export interface RedriveResult {
  readonly letters: number;
  readonly events: number;
  /** Letters that are still in the queue, with the reason. */
  readonly failed: readonly string[];
}

/** A letter is hidden for this long while it is worked on; one that fails comes back by itself. */
const VISIBILITY_SECONDS = 120;

/** Tells the bus again what the relay could not, letter by letter. A letter is deleted only after its events are on the bus. */
export async function redrive(deps: RedriveDeps): Promise<RedriveResult> {
  const failed: string[] = [];
  let [letters, events] = [0, 0];
  for (let message = await receive(deps); message !== null; message = await receive(deps)) {
    try {
      const told = await retellLetter(deps, message.Body ?? '');
      await deps.sqs.send(
        new DeleteMessageCommand({ QueueUrl: deps.queueUrl, ReceiptHandle: message.ReceiptHandle }),
      );
      letters += 1;
      events += told;
      deps.log(`letter ${message.MessageId}: ${told} events told`);
    } catch (error) {
      failed.push(`${message.MessageId}: ${(error as Error).message}`);
      deps.log(`letter ${message.MessageId} stays: ${(error as Error).message}`);
    }
  }
  return { letters, events, failed };
}

async function receive({ sqs, queueUrl }: RedriveDeps): Promise<Message | null> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 1,
      VisibilityTimeout: VISIBILITY_SECONDS,
      WaitTimeSeconds: 1,
    }),
  );
  return Messages[0] ?? null;
}
