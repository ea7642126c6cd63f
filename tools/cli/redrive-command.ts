import { Command } from 'commander';
import { eventBridgeClient, sqsClient, streamsClient } from '../../shared/events/clients.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { noteByHand } from './audited.ts';
import { redrive } from './redrive.ts';
import { findTarget, type TargetOptions } from './target.ts';

export function redriveCommand(targetOptions: () => TargetOptions): Command {
  return new Command('redrive')
    .description('tell the bus again what the relay had to set aside')
    .action(async () => {
      const target = await findTarget(targetOptions());
      const { letters, events, failed } = await redrive({
        dynamoDb: dynamoDbClient(),
        streams: streamsClient(),
        sqs: sqsClient(),
        ledgerTable: target.ledgerTable,
        referralsTable: target.referralsTable,
        mayScanLedger: true,
        queueUrl: target.deadLetterQueueUrl,
        publisher: eventPublisher(eventBridgeClient(), target.eventBus),
        log: (line) => console.log(line),
      });
      const details = { letters, events, stay: failed.length };
      await noteByHand(target, { action: 'dead_letters_redriven', subject: 'dead_letters:relay', details });
      console.log(
        `${target.name}: ${letters} letters redriven, ${events} events told, ${failed.length} letters stay.`,
      );
      if (failed.length > 0) process.exitCode = 1;
    });
}
