import type { Construct } from 'constructs';
import type { AccountsEnvironment } from '../shared/contracts/environments/accounts.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Balances, statements, explanations, proofs, adjustments and tiers. It never sees personal data. */
export class Accounts extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'accounts',
      entry: 'functions/accounts/accounts.lambda.ts',
      errorImpact:
        'Customers and support agents see no balances or statements, and nobody can adjust points or prove an account.',
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // Balances take milliseconds; a proof replays all entries of a member, some ten thousand for the oldest.
      slowAfterMs: 10_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
      } satisfies VariablesOf<typeof AccountsEnvironment>,
    });
    state.ledger.grantRead(this.function);
    state.programs.grantRead(this.function);
    state.ledger.grantReadStatement(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
  }
}
