import type { Construct } from 'constructs';
import type { AuthorizerEnvironment } from '../shared/contracts/environments/authorizer.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** The authorizer: who calls, by secret key or member token. */
export class Access extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'access',
      entry: 'functions/access/authorizer.lambda.ts',
      errorImpact:
        'Callers with good keys and tokens are turned away, so checkouts cannot reach the program and customers see no points.',
      // Every request that the authorizer's cache does not know waits for it, and verifying signatures is CPU.
      memoryMb: 1024,
      // API Gateway waits for an authorizer for ten seconds at most.
      timeoutSeconds: 9,
      // It comes on top of every call.
      slowAfterMs: 2_000,
      variables: {
        CREDENTIAL_TABLE: state.credentials.tableName,
      } satisfies VariablesOf<typeof AuthorizerEnvironment>,
    });
    state.credentials.grantVerify(this.function);
  }
}
