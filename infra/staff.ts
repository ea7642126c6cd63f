import type { Construct } from 'constructs';
import type { StaffEnvironment } from '../shared/contracts/environments/staff.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { SignIn } from './sign-in.ts';
import type { State } from './state/state.ts';

/** What the people and servers of the shop are known by. */
export interface StaffProps {
  readonly state: State;
  readonly signIn: SignIn;
}

/** Who works with the program: how people sign in, who calls, keys of servers, and who did what. */
export class Staff extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, { state, signIn }: StaffProps) {
    super(scope, id, {
      ...context,
      capability: 'staff',
      entry: 'functions/staff/staff.lambda.ts',
      errorImpact:
        'Nobody can sign in to the console anew, make or revoke keys, or look who did what; members and checkouts notice nothing.',
      memoryMb: 512,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      slowAfterMs: 3_000,
      variables: {
        CREDENTIAL_TABLE: state.credentials.tableName,
        AUDIT_TABLE: state.audit.tableName,
        PROGRAM_TABLE: state.programs.tableName,
        OIDC_ISSUER: signIn.issuer,
        OIDC_CLIENT_ID: signIn.clientId,
        OIDC_SCOPE: signIn.scope,
      } satisfies VariablesOf<typeof StaffEnvironment>,
    });
    state.credentials.grantManageKeys(this.function);
    state.audit.grantNote(this.function);
    state.audit.grantList(this.function);
    // Where the lines about the program are.
    state.programs.grantList(this.function);
  }
}
