import type { Construct } from 'constructs';
import type { MembersEnvironment } from '../shared/contracts/environments/members.ts';
import { programVariables } from './program-variables.ts';
import { grantRefer } from './referring.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Enrolls, reads, changes, closes and erases members, and mints their tokens. */
export class Members extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'members',
      entry: 'functions/members/members.lambda.ts',
      errorImpact:
        'Customers cannot join, leave or be erased, and signed-in customers see no points, because the shop gets no tokens for them.',
      // Half a core: small items, but a customer waits, and the first request of an instance loads the SDK.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      slowAfterMs: 3_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        CREDENTIAL_TABLE: state.credentials.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
        JOURNEYS_TABLE: state.journeys.tableName,
        CONTRIBUTIONS_TABLE: state.contributions.tableName,
      } satisfies VariablesOf<typeof MembersEnvironment>,
    });
    state.ledger.grantRead(this.function);
    state.programs.grantRead(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
    state.profiles.grantRead(this.function);
    state.profiles.grantFindByMailbox(this.function);
    state.profiles.grantWrite(this.function);
    state.profiles.grantErase(this.function);
    state.journeys.grantPoke(this.function);
    state.contributions.grantErase(this.function);
    state.credentials.grantVerify(this.function);
    state.credentials.grantKeepLinkSecret(this.function);
    // Which enrollment it was, and what became of the code that came with it.
    state.ledger.grantReadOrders(this.function);
    grantRefer(this.function, state);
  }
}
