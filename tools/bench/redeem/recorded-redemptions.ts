import type { RecordedTransaction } from '../earn/recorded-earns.ts';
import type { WireExchange } from '../harness/wire-tap.ts';
import type { StepName } from './redeem-plan.ts';

/** What one step of one redemption sent to DynamoDB, in order: the reads that it was decided on, then the transaction. */
export interface RecordedStep {
  readonly reads: readonly Pick<WireExchange, 'operation' | 'request'>[];
  readonly transaction: RecordedTransaction;
}

export interface RecordedRedemptions {
  /** Make the members and their points, so that the redemptions find the accounts that their conditions ask for. */
  readonly preparation: readonly RecordedTransaction[];
  /** By redemption. */
  readonly steps: readonly Readonly<Record<StepName, RecordedStep>>[];
}
