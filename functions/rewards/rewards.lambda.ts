import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { RewardsEnvironment } from '../../shared/contracts/environments/rewards.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { redemptionIndex } from '../../shared/storage/redemption-index.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { authorizeRedemption } from './authorize-redemption.ts';
import { cancelRedemption } from './cancel-redemption.ts';
import { captureRedemption } from './capture-redemption.ts';
import { fulfillRedemption } from './fulfill-redemption.ts';
import { listFulfillments } from './list-fulfillments.ts';
import { listMemberChallenges } from './list-member-challenges.ts';
import { listMemberRewards } from './list-member-rewards.ts';
import { listRedemptions } from './list-redemptions.ts';
import { listRewards } from './list-rewards.ts';
import { listWaysToEarn } from './list-ways-to-earn.ts';
import { readRedemption } from './read-redemption.ts';
import { releaseRedemption } from './release-redemption.ts';

const logger = new Logger();
const environment = readEnvironment(RewardsEnvironment);
const client = dynamoDbClient();
const deps = {
  noteAudit: notingAudit(environment.AUDIT_TABLE),
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  index: redemptionIndex(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
  stocks: stockStore(client, environment.REWARDS_TABLE),
  coupons: couponStore(client, environment.REWARDS_TABLE),
  pools: poolStore(client, environment.REWARDS_TABLE),
  fulfillments: fulfillmentList(client, environment.REWARDS_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
};

export const handler = apiFunction(logger, [
  listRewards(deps),
  listMemberRewards(deps),
  listMemberChallenges(deps),
  listWaysToEarn(deps),
  authorizeRedemption(deps),
  listRedemptions(deps),
  readRedemption(deps),
  captureRedemption(deps),
  releaseRedemption(deps),
  cancelRedemption(deps),
  fulfillRedemption(deps),
  listFulfillments(deps),
]);
