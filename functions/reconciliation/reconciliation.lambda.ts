import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { ReconciliationEnvironment } from '../../shared/contracts/environments/reconciliation.ts';
import { queueFunction } from '../../shared/lambda/queue-function.ts';
import { scheduledFunction } from '../../shared/lambda/scheduled-function.ts';
import { earlierOrdersClaimer } from '../../shared/ordering/earlier-orders.ts';
import { challengeRewardKeeper } from '../../shared/redeeming/challenge-rewards.ts';
import { grantCanceler, rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { referralReconciler } from '../../shared/referring/reconcile-referral.ts';
import { awardList } from '../../shared/storage/award-list.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dueList } from '../../shared/storage/due-list.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { friendList } from '../../shared/storage/friend-list.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { reviewList } from '../../shared/storage/review-list.ts';
import { signalSalt } from '../../shared/storage/signal-salt.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { vacancy } from '../../shared/storage/vacancy.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { closeLapsedReviews } from './close-lapsed-reviews.ts';
import { keepChallengeReward, keepDueAwards } from './keep-challenge-rewards.ts';
import { keepDuePromises } from './keep-due-promises.ts';
import { reconcileMessage } from './reconcile-message.ts';

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(ReconciliationEnvironment);
const { LEDGER_TABLE, REFERRALS_TABLE, REWARDS_TABLE, CREDENTIAL_TABLE } = environment;
const client = dynamoDbClient();
const granting = {
  ledger: ledgerStore(client, LEDGER_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  stocks: stockStore(client, REWARDS_TABLE),
  coupons: couponStore(client, REWARDS_TABLE),
  pools: poolStore(client, REWARDS_TABLE),
  fulfillments: fulfillmentList(client, REWARDS_TABLE),
};
const lists = {
  friends: friendList(client, REFERRALS_TABLE),
  reviews: reviewList(client, REFERRALS_TABLE),
  dues: dueList(client, REFERRALS_TABLE),
};
const [grant, cancelGrant] = [rewardGranter(granting), grantCanceler(granting)];
const reconcile = referralReconciler({
  ...granting,
  ...lists,
  profiles: profileStore(client, environment.PROFILE_TABLE),
  signals: signalStore(client, REFERRALS_TABLE),
  salt: signalSalt(client, CREDENTIAL_TABLE),
  visits: visitStore(client, REFERRALS_TABLE),
  grant,
  cancelGrant,
  vacancy: (key) => vacancy(LEDGER_TABLE, key),
});
const claimEarlierOrders = earlierOrdersClaimer({
  ...granting,
  profiles: profileStore(client, environment.PROFILE_TABLE),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
});
const awarding = {
  awards: awardList(client, REWARDS_TABLE),
  keepAward: challengeRewardKeeper({ ...granting, grant, cancelGrant }),
  logger,
  metrics,
};
const keepAward = keepChallengeReward(awarding);
const deps = {
  ...granting,
  ...lists,
  reconcile,
  claimEarlierOrders,
  keepChallengeReward: keepAward,
  logger,
  metrics,
};
const [keepPromises, keepAwards] = [keepDuePromises(deps), keepDueAwards(awarding)];
const closeReviews = closeLapsedReviews(deps);

const queue = queueFunction(logger, metrics, reconcileMessage(deps));
const hourly = scheduledFunction(logger, metrics, async (now, hasTime) => {
  // Promises first: what waits for them are people, for lapsed reviews only lists.
  await keepPromises(now, hasTime);
  await keepAwards(now, hasTime);
  await closeReviews(now, hasTime);
});

/** What happens to friends comes by way of a queue; what only time brings, by the hour. */
export const handler = (event: SQSEvent | ScheduledEvent, context: Context) =>
  'Records' in event ? queue(event, context) : hourly(event, context);
