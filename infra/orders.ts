import type { Construct } from 'constructs';
import type { OrdersEnvironment } from '../shared/contracts/environment.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Quotes carts, records orders, refunds and claims them. */
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
      } satisfies VariablesOf<typeof OrdersEnvironment>,
    });
    state.ledger.grantRead(this.function);
    state.programs.grantRead(this.function);
    state.ledger.grantReadOrders(this.function);
    state.ledger.grantAppend(this.function);
    state.profiles.grantRead(this.function);
    state.profiles.grantWrite(this.function);
  }
}
