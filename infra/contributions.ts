import type { Construct } from 'constructs';
import type { ContributionsEnvironment } from '../shared/contracts/environments/contributions.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Takes reviews and what else members make, and what people decide about them. */
export class Contributions extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'contributions',
      entry: 'functions/contributions/contributions.lambda.ts',
      errorImpact:
        'Reviews of customers cannot be handed in, and nobody can approve them or take them back, so they earn nothing until the shop sends them again.',
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // A page of the queue reads a hundred contributions, one by one.
      slowAfterMs: 3_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
        CONTRIBUTIONS_TABLE: state.contributions.tableName,
      } satisfies VariablesOf<typeof ContributionsEnvironment>,
    });
    state.programs.grantRead(this.function);
    state.ledger.grantRead(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
    // That somebody is a member still, with what they made.
    state.ledger.grantAskCondition(this.function);
    // Rules may ask of the member, and may have a budget.
    state.profiles.grantReadProfiles(this.function);
    state.budgets.grantRead(this.function);
    state.budgets.grantDraw(this.function);
    state.contributions.grantDecide(this.function);
  }
}
