import { isObjectOperation } from './object-operation.ts';

/**
 * What can go wrong between a function and DynamoDB, or S3. What the real service does and no local engine ever shows. S3 says
 * `SlowDown`, `ServiceUnavailable` and `InternalError` where DynamoDB says the first, second and sixth.
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
 * | `cut_within`            | the connection ends in the middle of the answer         | all of it                  |
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
  'cut_within',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const SINGLE_WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** Writes of objects are answered without a body. */
const WITHOUT_ANSWER = new Set(['PutObject', 'HeadObject', 'DeleteObject']);

/** Reads never conflict (a plain read takes no lock), and only transactions are canceled. */
export function isPossible(kind: FaultKind, operation: string): boolean {
  if (kind === 'cut_within') return !WITHOUT_ANSWER.has(operation);
  if (isObjectOperation(operation)) return kind !== 'conflict' && kind !== 'throttled_transaction';
  if (kind === 'throttled_transaction') return operation === 'TransactWriteItems';
  if (kind === 'conflict') return operation === 'TransactWriteItems' || SINGLE_WRITES.has(operation);
  return true;
}
