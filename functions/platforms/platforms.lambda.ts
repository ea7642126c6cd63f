import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { PlatformsEnvironment } from '../../shared/contracts/environments/platforms.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { type BusEvent, eventFunction } from '../../shared/lambda/event-function.ts';
import { orderRecorder } from '../../shared/ordering/order-recorder.ts';
import { orderRefunder } from '../../shared/ordering/order-refunder.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { auditAlone, notingAudit } from '../../shared/storage/audit-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { platformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { setAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { forgetSetAsideOrder } from './forget-set-aside-order.ts';
import { listSetAsideOrders } from './list-set-aside-orders.ts';
import { receiveShopifyEvent } from './receive-shopify-event.ts';
import { receiveShopifyWebhook } from './receive-shopify-webhook.ts';
import { receiveWooCommerceWebhook } from './receive-woocommerce-webhook.ts';
import { redeemedOn } from './redeemed-on.ts';
import { retrySetAsideOrders } from './retry-set-aside-orders.ts';

const logger = new Logger();
const environment = readEnvironment(PlatformsEnvironment);
const client = dynamoDbClient();
const coupons = couponStore(client, environment.REWARDS_TABLE);
const stores = {
  ledger: ledgerStore(client, environment.LEDGER_TABLE),
  profiles: profileStore(client, environment.PROFILE_TABLE),
};
const ordering = {
  ...stores,
  referring: referringOn(client, environment, stores),
  budgets: budgetStore(client, environment.BUDGET_TABLE),
  coupons,
  stocks: stockStore(client, environment.REWARDS_TABLE),
  fulfillments: fulfillmentList(client, environment.REWARDS_TABLE),
  programs: programSource(publishedPrograms(client, environment.PROGRAM_TABLE), {
    leadSeconds: environment.PROGRAM_LEAD_SECONDS,
    log: logger,
  }),
};
const deps = {
  recordOrder: orderRecorder(ordering),
  refundOrder: orderRefunder(ordering),
  redeemedOn: redeemedOn(ordering.ledger),
  coupons,
  setAside: setAsideOrders(client, environment.REWARDS_TABLE),
  secrets: platformSecretStore(client, environment.CREDENTIAL_TABLE),
  log: logger,
  metrics: new Metrics(),
};

const api = apiFunction(logger, [
  receiveShopifyWebhook(deps),
  receiveWooCommerceWebhook(deps),
  listSetAsideOrders(deps.setAside),
  forgetSetAsideOrder(deps.setAside, notingAudit(environment.AUDIT_TABLE)),
  retrySetAsideOrders(deps, deps.setAside, {
    clockMs: () => performance.now(),
    noteAudit: auditAlone(client, environment.AUDIT_TABLE),
  }),
]);
const bus = eventFunction(logger, receiveShopifyEvent(deps));

/** Webhooks come through the API; Shopify can also put the same onto an event bus. */
export const handler = (event: ApiEvent | BusEvent, context: Context) =>
  'detail-type' in event ? bus(event, context) : api(event, context);
