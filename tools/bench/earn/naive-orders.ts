import { Logger } from '@aws-lambda-powertools/logger';
import { recordOrder } from '../../../functions/orders/record-order.ts';
import { OrdersEnvironment } from '../../../shared/contracts/environments/orders.ts';
import { readEnvironment } from '../../../shared/contracts/environments/read-environment.ts';
import { programHistory } from '../../../shared/domain/program/program-history.ts';
import { apiFunction } from '../../../shared/lambda/api-function.ts';
import { referringOn } from '../../../shared/referring/referring.ts';
import { budgetStore } from '../../../shared/storage/budget-store.ts';
import { couponStore } from '../../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../../shared/storage/fulfillment-list.ts';
import { profileStore } from '../../../shared/storage/profile-store.ts';
import { stockStore } from '../../../shared/storage/stock-store.ts';
import { naiveStore } from './naive-store.ts';

/** The orders function with nothing changed but the store beneath it. */
const environment = readEnvironment(OrdersEnvironment);
const client = dynamoDbClient();

const stores = {
  ledger: naiveStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
};

export const handler = apiFunction(new Logger(), [
  recordOrder({
    ...stores,
    referring: referringOn(client, environment, stores),
    programs: programHistory(),
    budgets: budgetStore(client, environment.BUDGET_TABLE),
    coupons: couponStore(client, environment.REWARDS_TABLE),
    stocks: stockStore(client, environment.REWARDS_TABLE),
    fulfillments: fulfillmentList(client, environment.REWARDS_TABLE),
  }),
]);
