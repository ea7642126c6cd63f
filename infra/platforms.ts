import type { Construct } from 'constructs';
import type { PlatformsEnvironment } from '../shared/contracts/environments/platforms.ts';
import { PlatformAlarms } from './alarms/platform-alarms.ts';
import { grantRecordOrders } from './orders.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import { ShopifyEvents } from './shopify-events.ts';
import type { State } from './state/state.ts';

/** Takes orders, refunds and cancellations as shop platforms tell them, and records them as orders does. */
export class Platforms extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'platforms',
      entry: 'functions/platforms/platforms.lambda.ts',
      errorImpact:
        'Orders and refunds of shop platforms are not recorded until the platform sends them again; customers miss points meanwhile.',
      // As orders, whose work it does.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // Shopify waits five seconds for an answer and then sends again.
      slowAfterMs: 4_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
        REWARDS_TABLE: state.rewards.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
        CREDENTIAL_TABLE: state.credentials.tableName,
        AUDIT_TABLE: state.audit.tableName,
      } satisfies VariablesOf<typeof PlatformsEnvironment>,
    });
    grantRecordOrders(this.function, state);
    state.rewards.grantSetOrdersAside(this.function);
    state.audit.grantNote(this.function);
    state.credentials.grantReadPlatformSecret(this.function);
    new PlatformAlarms(this, 'PlatformAlarms', context);
    const { shopifyEventSource: eventSource } = context.settings;
    if (eventSource === null) return;
    new ShopifyEvents(this, 'ShopifyEvents', {
      eventSource,
      function: this.function,
      deadLetters: state.deadLetters,
    });
  }
}
