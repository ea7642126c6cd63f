import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';

/** The items of one transaction, as the handler sent them. They hold texts and numbers only, so JSON carries them whole. */
export type RecordedTransaction = readonly TransactWriteItem[];

export interface RecordedEarns {
  /** Make the members, so that the earns find the accounts that their conditions ask for. */
  readonly enrollments: readonly RecordedTransaction[];
  /** By order number. */
  readonly earns: readonly RecordedTransaction[];
}
