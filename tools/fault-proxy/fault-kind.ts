/**
 * What can go wrong between a function and DynamoDB. What the real service does and no local engine ever shows.
 *
 * | kind                    | what the client sees                                    | what the engine did        |
 * | ----------------------- | ------------------------------------------------------- | -------------------------- |
 * | `throttle`              | 400 ThrottlingException                                 | nothing, it never saw it   |
 * | `capacity`              | 400 ProvisionedThroughputExceededException              | nothing                    |
 * | `conflict`              | another transaction holds an item: TransactionConflict  | nothing                    |
 * | `throttled_transaction` | a transaction canceled by a throttle on one item        | nothing                    |
 * | `server_error`          | 500 InternalServerError                                 | nothing                    |
 * | `server_error_after`    | 500 InternalServerError                                 | all of it                  |
 * | `cut_before`            | the connection ends without an answer                   | nothing                    |
 * | `cut_after`             | the connection ends without an answer                   | all of it                  |
 * | `delay`                 | the right answer, late                                  | all of it                  |
 * | `stall`                 | nothing, until it gives up                              | all of it, after that      |
 */
export const FAULT_KINDS = [
  'throttle',
  'capacity',
  'conflict',
  'throttled_transaction',
  'server_error',
  'server_error_after',
  'cut_before',
  'cut_after',
  'delay',
  'stall',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const SINGLE_WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** Reads never conflict (a plain read takes no lock), and only transactions are canceled. */
export function isPossible(kind: FaultKind, operation: string): boolean {
  if (kind === 'throttled_transaction') return operation === 'TransactWriteItems';
  if (kind === 'conflict') return operation === 'TransactWriteItems' || SINGLE_WRITES.has(operation);
  return true;
}
