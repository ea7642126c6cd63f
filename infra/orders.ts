import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { OrdersEnvironment } from '../shared/contracts/environments/orders.ts';
import { programVariables } from './program-variables.ts';
import { grantRefer } from './referring.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Quotes carts; records, refunds, claims and delivers orders; records and withdraws activities. */
export class Orders extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'orders',
      entry: 'functions/orders/orders.lambda.ts',
      errorImpact:
        'Checkouts cannot record orders and refunds or show what a cart would earn; customers miss points until the shop sends them again.',
      // Over half a core: an order of a hundred lines is validated and computed while a checkout waits.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // What a checkout waits before its customers notice.
      slowAfterMs: 3_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
        REWARDS_TABLE: state.rewards.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
        CREDENTIAL_TABLE: state.credentials.tableName,
      } satisfies VariablesOf<typeof OrdersEnvironment>,
    });
    grantRecordOrders(this.function, state);
  }
}

/** What it takes to quote, record and refund orders with the budgets they draw on, the rewards they spend, and their codes. */
export function grantRecordOrders(grantee: IGrantable, state: State): void {
  state.ledger.grantRead(grantee);
  state.programs.grantRead(grantee);
  state.ledger.grantReadOrders(grantee);
  state.ledger.grantAppend(grantee);
  state.profiles.grantRead(grantee);
  state.profiles.grantWrite(grantee);
  state.budgets.grantRead(grantee);
  state.budgets.grantDraw(grantee);
  state.rewards.grantReadStock(grantee);
  state.rewards.grantDraw(grantee);
  state.rewards.grantFind(grantee);
  state.rewards.grantIssue(grantee);
  grantRefer(grantee, state);
}
