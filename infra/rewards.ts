import type { Construct } from 'constructs';
import type { RewardsEnvironment } from '../shared/contracts/environments/rewards.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Shows what members can get for their points; authorizes, captures, releases, cancels and fulfills redemptions. */
export class Rewards extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'rewards',
      entry: 'functions/rewards/rewards.lambda.ts',
      errorImpact:
        'Customers cannot see rewards or redeem points, and what they authorized cannot be captured or released; their points stay theirs.',
      // As orders: a cart is judged while a customer waits.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // What a checkout waits before its customers notice.
      slowAfterMs: 3_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        REWARDS_TABLE: state.rewards.tableName,
      } satisfies VariablesOf<typeof RewardsEnvironment>,
    });
    state.programs.grantRead(this.function);
    state.profiles.grantRead(this.function);
    state.ledger.grantRead(this.function);
    state.ledger.grantReadOrders(this.function);
    state.ledger.grantReadStatement(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
    state.rewards.grantReadStock(this.function);
    state.rewards.grantDraw(this.function);
    state.rewards.grantIssue(this.function);
  }
}
