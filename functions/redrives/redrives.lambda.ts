import { Logger } from '@aws-lambda-powertools/logger';
import { DEAD_LETTER_QUEUES } from '../../shared/contracts/dead-letters.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { RedrivesEnvironment, variableOfLane } from '../../shared/contracts/environments/redrives.ts';
import { eventBridgeClient, sqsClient, streamsClient } from '../../shared/events/clients.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { type Letter, letterQueue } from '../../shared/events/letter-queue.ts';
import { moveLetter } from '../../shared/events/move-letter.ts';
import { retellLetter } from '../../shared/events/retell-letter.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { auditAlone } from '../../shared/storage/audit-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import type { Lane, RedrivesDeps } from './deps.ts';
import { canBeRedriven, contentOf } from './letter-view.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { redriveLetters } from './redrive-letters.ts';

const environment = readEnvironment(RedrivesEnvironment);
const sqs = sqsClient();
const relayed = {
  dynamoDb: dynamoDbClient(),
  streams: streamsClient(),
  ledgerTable: environment.LEDGER_TABLE,
  referralsTable: environment.REFERRALS_TABLE,
  // Whoever asks waits for the answer, which has 30 seconds.
  mayScanLedger: false,
  publisher: eventPublisher(eventBridgeClient(), environment.EVENT_BUS),
};

const lanes = DEAD_LETTER_QUEUES.map((name): Lane => {
  const { deadLetters, feeders } = environment[variableOfLane(name)];
  const move = moveLetter(sqs, feeders);
  const retell = ({ body }: Letter) => retellLetter(relayed, body).then(() => undefined);
  // What the relay could not tell never was in a queue.
  const hand = name === 'relay' ? retell : move;
  return {
    name,
    letters: letterQueue(sqs, deadLetters),
    async carryBack(letter) {
      const { kind } = contentOf(letter);
      if (!canBeRedriven(name, kind))
        throw new Error(`${name} takes no ${kind} again: see its dead letters in docs/operations.md`);
      await hand(letter);
    },
  };
});

const deps: RedrivesDeps = {
  lanes,
  clockMs: () => performance.now(),
  noteAudit: auditAlone(dynamoDbClient(), environment.AUDIT_TABLE),
};

export const handler = apiFunction(new Logger(), [listDeadLetters(deps), redriveLetters(deps)]);
