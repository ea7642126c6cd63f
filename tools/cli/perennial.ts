import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { Command } from 'commander';
import { eventBridgeClient, sqsClient } from '../../shared/events/clients.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { couponsCommand } from './coupons/coupons-command.ts';
import { repeatErasures } from './erasures.ts';
import { keysCommand } from './keys.ts';
import { platformsCommand } from './platforms.ts';
import { programCommand } from './program/program-command.ts';
import { simulateCommand } from './program/simulate.ts';
import { redrive } from './redrive.ts';
import { findTarget, type TargetOptions } from './target.ts';

const program = new Command('perennial')
  .description(
    'What people do to a running Perennial stack that is not part of its API, and the program as a file.',
  )
  .option('--stage <name>', 'a deployed stage, found by the AWS credentials of the environment')
  .option('--data <folder>', 'data folder of a local stack (default: PERENNIAL_DATA, or .perennial)');

const targetOptions = () => program.opts<TargetOptions>();

program.addCommand(keysCommand(targetOptions));
program.addCommand(platformsCommand(targetOptions));
program.addCommand(couponsCommand(targetOptions));
program.addCommand(programCommand(targetOptions).addCommand(simulateCommand(targetOptions)));

program
  .command('redrive')
  .description('tell the bus again what the relay had to set aside')
  .action(async () => {
    const target = await findTarget(targetOptions());
    const { letters, events, failed } = await redrive({
      dynamoDb: dynamoDbClient(),
      streams: new DynamoDBStreamsClient(),
      sqs: sqsClient(),
      ledgerTable: target.ledgerTable,
      referralsTable: target.referralsTable,
      queueUrl: target.deadLetterQueueUrl,
      publisher: eventPublisher(eventBridgeClient(), target.eventBus),
      log: (line) => console.log(line),
    });
    console.log(
      `${target.name}: ${letters} letters redriven, ${events} events told, ${failed.length} letters stay.`,
    );
    if (failed.length > 0) process.exitCode = 1;
  });

program
  .command('repeat-erasures')
  .description(
    'after a restore of the table of profiles, referrals or contributions: erase again whom the ledger has erased',
  )
  .action(async () => {
    const target = await findTarget(targetOptions());
    const client = dynamoDbClient();
    const { erased, repeated } = await repeatErasures(client, target.ledgerTable, [
      profileStore(client, target.profileTable),
      referralCodeStore(client, target.referralsTable),
      signalStore(client, target.referralsTable),
      contributionStore(client, target.contributionsTable),
    ]);
    console.log(
      `${target.name}: ${erased} erased members, ${repeated} of them had come back and were erased again.`,
    );
  });

program.parseAsync().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
