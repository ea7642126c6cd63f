import type { Construct } from 'constructs';
import type { CouponsEnvironment } from '../shared/contracts/environments/coupons.ts';
import { CouponAlarms } from './alarms/coupon-alarms.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** Validates, uses, voids and claims coupons, and fills pools of codes. */
export class Coupons extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'coupons',
      entry: 'functions/coupons/coupons.lambda.ts',
      errorImpact:
        'Tills and shops cannot check or use coupons, gifts cannot be claimed, and pools cannot be filled; coupons stay good.',
      // An import brings some thousand codes at once.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // Coupons take milliseconds; an import, or the count of a pool of hundreds of thousands, some seconds.
      slowAfterMs: 10_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        REWARDS_TABLE: state.rewards.tableName,
      } satisfies VariablesOf<typeof CouponsEnvironment>,
    });
    state.programs.grantRead(this.function);
    state.profiles.grantRead(this.function);
    state.ledger.grantRead(this.function);
    state.ledger.grantReadOrders(this.function);
    state.ledger.grantAppend(this.function);
    state.audit.grantNote(this.function);
    state.rewards.grantFind(this.function);
    state.rewards.grantFillPools(this.function);
    new CouponAlarms(this, 'CouponAlarms', context);
  }
}
