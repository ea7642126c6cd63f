import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { validateProgram } from '../../../shared/contracts/program/validate-program.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { FIRST_HEAD } from '../../../shared/domain/program/publication.ts';
import { programStore } from '../../../shared/storage/program-store.ts';

/** From the beginning of time but for a second, so that it comes after the built-in one. */
const EFFECTIVE_FROM = 1;

/**
 * Puts a program in force at once, before any function has looked: the lead that publishing through the API keeps would
 * be half a minute of every block.
 *
 * @throws Error when the document is not one that could be published
 */
export async function publishProgram(
  client: DynamoDBClient,
  tableName: string,
  document: ProgramDocument,
): Promise<void> {
  const now = Math.floor(Date.now() / 1_000);
  const validation = validateProgram(document, now);
  if (!validation.isValid) throw new Error(`no program: ${JSON.stringify(validation.faults)}`);
  const version = FIRST_HEAD.lastVersion + 1;
  const who = { actor: 'bench', keyId: 'bench', reason: 'benchmark', draftId: null };
  const moment = { version, effectiveFrom: EFFECTIVE_FROM };
  const outcome = await programStore(client, tableName).publish({
    idempotencyKey: 'bench',
    requestHash: 'bench',
    version: {
      ...moment,
      ...who,
      publishedAt: now,
      rollbackOf: null,
      canceledAt: null,
      document: validation.document,
    },
    before: FIRST_HEAD,
    after: {
      lastVersion: version,
      revision: FIRST_HEAD.revision + 1,
      timetable: [...FIRST_HEAD.timetable, moment],
    },
    audit: { ...moment, ...who, at: now, action: 'published', revision: null },
    draft: null,
  });
  if (outcome !== 'published') throw new Error(`the program of the benchmark was not published: ${outcome}`);
}
