import type { Construct } from 'constructs';
import type { StaffEnvironment } from '../shared/contracts/environments/staff.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { SignIn } from './sign-in.ts';

/** Who works with the program: how people sign in, and who calls. */
export class Staff extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, signIn: SignIn) {
    super(scope, id, {
      ...context,
      capability: 'staff',
      entry: 'functions/staff/staff.lambda.ts',
      errorImpact:
        'Nobody can sign in to the console anew; members, checkouts and whoever is signed in notice nothing.',
      memoryMb: 512,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      slowAfterMs: 3_000,
      variables: {
        OIDC_ISSUER: signIn.issuer,
        OIDC_CLIENT_ID: signIn.clientId,
        OIDC_SCOPE: signIn.scope,
      } satisfies VariablesOf<typeof StaffEnvironment>,
    });
  }
}
