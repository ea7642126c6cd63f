import type { Operation } from '../../shared/contracts/operation.ts';
import type { ProgramHistory } from '../../shared/domain/program/program-history.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import type { Route } from '../../shared/lambda/route.ts';
import { referringOn } from '../../shared/referring/referring.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { redemptionIndex } from '../../shared/storage/redemption-index.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { type ApiCall, apiEvent } from '../../tools/bench/harness/api-event.ts';
import { target } from './target.ts';

/** The stores of the stack that is judged, for handlers that run in the test: with a program and a clock of its own. */
export function storesWith(programs: ProgramHistory) {
  Object.assign(process.env, target.local?.environment);
  const client = dynamoDbClient();
  const table = (name: string): string => target.local?.outputs[name] ?? '';
  const ledger = ledgerStore(client, table('LedgerTable'));
  const profiles = profileStore(client, table('ProfileTable'));
  const tables = { REFERRALS_TABLE: table('ReferralsTable'), CREDENTIAL_TABLE: table('CredentialTable') };
  return {
    programs,
    ledger,
    profiles,
    referring: referringOn(client, tables, { ledger, profiles }),
    budgets: budgetStore(client, table('BudgetTable')),
    coupons: couponStore(client, table('RewardsTable')),
    pools: poolStore(client, table('RewardsTable')),
    stocks: stockStore(client, table('RewardsTable')),
    fulfillments: fulfillmentList(client, table('RewardsTable')),
    index: redemptionIndex(client, table('LedgerTable')),
    noteAudit: notingAudit(table('AuditTable')),
  };
}

/** What a handler answers to a key that may do everything, at a moment in seconds. */
export async function send(route: Route, operation: Operation, input: ApiCall, at: number) {
  const { statusCode, headers, body } = await route.run(
    apiEvent(operation, input) as unknown as ApiEvent,
    at,
  );
  return { status: statusCode, headers, body: JSON.parse(body ?? 'null') };
}
