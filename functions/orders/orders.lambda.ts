import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { OrdersEnvironment } from '../../shared/contracts/environments/orders.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { guessStore } from '../../shared/storage/guess-store.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { claimOrder } from './claim-order.ts';
import { deliverOrder } from './deliver-order.ts';
import { quoteCart } from './quote-cart.ts';
import { readOrder } from './read-order.ts';
import { recordActivity } from './record-activity.ts';
import { recordOrder } from './record-order.ts';
import { refundOrder } from './refund-order.ts';
import { reverseActivity } from './reverse-activity.ts';

const logger = new Logger();
const environment = readEnvironment(OrdersEnvironment);
// A guess is a guess of a coupon, in whatever function it is made: one alarm is for all.
const metrics = new Metrics({ serviceName: 'coupons' });
const client = dynamoDbClient();
const stores = {
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
};
const deps = {
  ...stores,
  referring: referringOn(client, environment, stores),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
  coupons: couponStore(client, environment.REWARDS_TABLE),
  stocks: stockStore(client, environment.REWARDS_TABLE),
  fulfillments: fulfillmentList(client, environment.REWARDS_TABLE),
  guesses: guessStore(client, environment.REWARDS_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
  onMiss() {
    metrics.addMetric('CouponGuesses', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  },
};

export const handler = apiFunction(logger, [
  quoteCart(deps),
  recordOrder(deps),
  readOrder(deps),
  refundOrder(deps),
  claimOrder(deps),
  deliverOrder(deps),
  recordActivity(deps),
  reverseActivity(deps),
]);
