import type { Construct } from 'constructs';
import type { ReferralsEnvironment } from '../shared/contracts/environments/referrals.ts';
import { ReferralAlarms } from './alarms/referral-alarms.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Gives members codes, forwards their links, shows what became of referrals, and takes what people decide about them. */
export class Referrals extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'referrals',
      entry: 'functions/referrals/referrals.lambda.ts',
      errorImpact:
        'Links of advocates do not lead to the shop, so friends stand before an error; codes, referrals and the review queue cannot be seen.',
      // Somebody waits before an empty page until it forwards, and may be the first for a while.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // A link that takes longer is given up.
      slowAfterMs: 3_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
        REFERRAL_LINK_BASE: context.settings.referralLinkBase ?? 'api',
      } satisfies VariablesOf<typeof ReferralsEnvironment>,
    });
    state.programs.grantRead(this.function);
    state.profiles.grantRead(this.function);
    state.ledger.grantRead(this.function);
    // A referral stands together as an order does.
    state.ledger.grantReadOrders(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
    // That somebody is a member still, with the name that friends see.
    state.ledger.grantAskCondition(this.function);
    state.referrals.grantFind(this.function);
    state.referrals.grantIssueCodes(this.function);
    state.referrals.grantRecordVisits(this.function);
    state.referrals.grantList(this.function);
    state.referrals.grantReview(this.function);
    new ReferralAlarms(this, 'ReferralAlarms', context);
  }
}
