import { Command } from 'commander';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { journeyErasure } from '../../shared/storage/journey-erasure.ts';
import { outboxHistory } from '../../shared/storage/outbox-history.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { noteByHand } from './audited.ts';
import { repeatErasures } from './erasures.ts';
import { findTarget, type TargetOptions } from './target.ts';

export function erasuresCommand(targetOptions: () => TargetOptions): Command {
  return new Command('repeat-erasures')
    .description('after a restore of any table but the ledger: erase again whom the ledger has erased')
    .action(async () => {
      const target = await findTarget(targetOptions());
      const client = dynamoDbClient();
      const { erased, repeated } = await repeatErasures(client, target.ledgerTable, [
        profileStore(client, target.profileTable),
        referralCodeStore(client, target.referralsTable),
        signalStore(client, target.referralsTable),
        contributionStore(client, target.contributionsTable),
        journeyErasure(client, target.journeysTable),
        { eraseAgain: outboxHistory(client, target.outboxTable).erase },
        { eraseAgain: answerStore(client, target.surveysTable, target.ledgerTable).erase },
      ]);
      await noteByHand(target, {
        action: 'erasures_repeated',
        subject: 'erasures',
        details: { erased, repeated },
      });
      console.log(
        `${target.name}: ${erased} erased members, ${repeated} of them had come back and were erased again.`,
      );
    });
}
