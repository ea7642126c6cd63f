import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { programSource } from '../../shared/storage/program-source.ts';
import { programStore } from '../../shared/storage/program-store.ts';

/**
 * The version by which a stack judges orders at `now`.
 *
 * @throws Fault when storage fails
 */
export async function programInForce(
  client: DynamoDBClient,
  programTable: string,
  now: EpochSeconds,
): Promise<Program> {
  // Asked once, so how long an answer may be used does not matter; and without an answer there is nothing to go on with.
  const log = { warn: () => {}, error: () => {} };
  const source = programSource(programStore(client, programTable), { leadSeconds: 0, log });
  return source.inForce(now);
}
