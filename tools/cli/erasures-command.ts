import { Command } from 'commander';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { repeatErasures } from './erasures.ts';
import { findTarget, type TargetOptions } from './target.ts';

export function erasuresCommand(targetOptions: () => TargetOptions): Command {
  return new Command('repeat-erasures')
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
}
