import type { Construct } from 'constructs';
import type { AuthorizerEnvironment } from '../shared/contracts/environments/authorizer.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { SignIn } from './sign-in.ts';
import type { State } from './state/state.ts';

/** What the authorizer knows callers by. */
export interface AccessProps {
  readonly state: State;
  readonly signIn: SignIn;
}

/** The authorizer: who calls, by secret key, member token or the token of somebody who signed in. */
export class Access extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, { state, signIn }: AccessProps) {
    super(scope, id, {
      ...context,
      capability: 'access',
      entry: 'functions/access/authorizer.lambda.ts',
      errorImpact:
        'Callers with good keys and tokens are turned away, so checkouts cannot reach the program, customers see no points, and nobody works in the console.',
      // Every request that the authorizer's cache does not know waits for it, and verifying signatures is CPU.
      memoryMb: 1024,
      // API Gateway waits for an authorizer for ten seconds at most.
      timeoutSeconds: 9,
      // It comes on top of every call.
      slowAfterMs: 2_000,
      variables: {
        CREDENTIAL_TABLE: state.credentials.tableName,
        OIDC_ISSUER: signIn.issuer,
        OIDC_CLIENT_ID: signIn.clientId,
        OIDC_ROLES_CLAIM: signIn.rolesClaim,
      } satisfies VariablesOf<typeof AuthorizerEnvironment>,
    });
    state.credentials.grantVerify(this.function);
  }
}
