import type { Construct } from 'constructs';
import type { ProgramsEnvironment } from '../shared/contracts/environments/programs.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** The life of the program: drafts, simulated carts, publication, rollback and the trail of audit. */
export class Programs extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'programs',
      entry: 'functions/programs/programs.lambda.ts',
      errorImpact:
        'Marketers cannot read, change, publish or roll back the program; orders go on under the version in force.',
      // A document of a hundred rules is validated and compared while a marketer waits.
      memoryMb: 1024,
      timeoutSeconds: 29,
      slowAfterMs: 5_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
      } satisfies VariablesOf<typeof ProgramsEnvironment>,
    });
    state.programs.grantRead(this.function);
    state.programs.grantList(this.function);
    state.programs.grantWrite(this.function);
    // A simulated cart is judged for a member as they are, and writes nothing.
    state.ledger.grantRead(this.function);
    state.profiles.grantRead(this.function);
    state.budgets.grantRead(this.function);
  }
}
