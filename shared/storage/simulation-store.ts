import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { ProgramDocument } from '../domain/program/program.ts';
import { firstCheckpoint, type PartCheckpoint } from '../domain/simulation/checkpoint.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { packed, unpacked } from './program-codec.ts';
import {
  listedSimulationKey,
  PART,
  simulationDocumentKey,
  simulationKey,
  simulationOfRow,
  simulationPartKey,
  simulationsPartition,
} from './program-keys.ts';
import { type Page, programTable } from './program-table.ts';
import {
  decodePart,
  decodeProgress,
  decodeSimulation,
  encodePart,
  encodeSimulation,
  type PartProgress,
  type SimulationFacts,
  type SimulationFailure,
  type SimulationState,
} from './simulation-codec.ts';

export type SimulationStore = ReturnType<typeof simulationStore>;

/** Simulations of drafts and how far they are, on the program table. Every method throws a `Fault` when storage fails. */
export function simulationStore(client: DynamoDBClient, tableName: string) {
  const table = programTable(client, tableName);
  return {
    /** Begins one, with all its parts; false when there is one of that id. */
    async create(facts: SimulationFacts, document: ProgramDocument): Promise<boolean> {
      const { simulationId, draftId, startedAt } = facts;
      const facting = encodeSimulation(facts);
      const forgottenAt = facting['forgottenAt'] ?? { NULL: true };
      const parts = Array.from({ length: facts.parts }, (_, part) =>
        encodePart(facts, firstCheckpoint(part, startedAt)),
      );
      const failed = await table.transact(
        [
          table.puttingNew(facting),
          table.puttingNew({
            ...simulationDocumentKey(simulationId),
            document: { B: packed(document) },
            forgottenAt,
          }),
          ...parts.map(table.puttingNew),
          table.puttingNew({ ...listedSimulationKey(draftId, startedAt, simulationId), forgottenAt }),
        ],
        'beginning a simulation',
      );
      return failed === null;
    },

    async read(simulationId: string): Promise<SimulationState | null> {
      const item = await table.getItem(simulationKey(simulationId), 'reading a simulation');
      return item === undefined ? null : decodeSimulation(item);
    },

    /** The draft as it was when the simulation began, with its defaults filled in. */
    async readDocument(simulationId: string): Promise<ProgramDocument> {
      const item = await table.getItem(simulationDocumentKey(simulationId), 'reading a simulated draft');
      if (item === undefined) throw new Error(`simulation ${simulationId} has no document`);
      return unpacked(item) as ProgramDocument;
    },

    async readPart(simulationId: string, part: number): Promise<PartCheckpoint | null> {
      const item = await table.getItem(
        simulationPartKey(simulationId, part),
        'reading a part of a simulation',
      );
      return item === undefined ? null : decodePart(item);
    },

    /** How far all parts are. */
    async readProgress(simulationId: string): Promise<readonly PartProgress[]> {
      return (await parts(simulationId, ['pk', 'sk', 'progress'])).map(decodeProgress);
    },

    /** All parts with what they came to. */
    async readParts(simulationId: string): Promise<readonly PartCheckpoint[]> {
      return (await parts(simulationId, null)).map(decodePart);
    },

    /** Notes how far a part has come; false when somebody else has brought it further. */
    async keepPart(facts: SimulationFacts, checkpoint: PartCheckpoint): Promise<boolean> {
      const put = new PutItemCommand({
        TableName: tableName,
        Item: encodePart(facts, checkpoint),
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': { N: (checkpoint.revision - 1).toString() } },
      });
      return isWritten(client.send(put), 'noting how far a simulation is');
    },

    /** Has it stop; false when it was canceled before. */
    cancel(simulationId: string, now: EpochSeconds): Promise<boolean> {
      return update(simulationId, {
        UpdateExpression: 'SET canceledAt = :now',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(canceledAt)',
        ExpressionAttributeValues: { ':now': { N: now.toString() } },
      });
    },

    /** Notes why a part does not go on, unless another does not either. */
    async fail(simulationId: string, failure: SimulationFailure): Promise<void> {
      await update(simulationId, {
        UpdateExpression: 'SET failure = :failure',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(failure)',
        ExpressionAttributeValues: { ':failure': { S: JSON.stringify(failure) } },
      });
    },

    /** Takes the note away: somebody wants it to go on. */
    async takeUp(simulationId: string): Promise<void> {
      await update(simulationId, {
        UpdateExpression: 'REMOVE failure',
        ConditionExpression: 'attribute_exists(pk)',
      });
    },

    /** Ids of a draft's simulations, newest first. */
    async list(draftId: string, limit: number, after: string | null): Promise<Page<string>> {
      const page = await table.queryBackwards(simulationsPartition(draftId), { limit, after });
      return { rows: page.rows.map((item) => simulationOfRow(text(item, 'sk'))), next: page.next };
    },
  };

  async function parts(simulationId: string, attributes: readonly string[] | null): Promise<readonly Item[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const command = new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :simulation AND begins_with(sk, :part)',
        ExpressionAttributeValues: {
          ':simulation': simulationKey(simulationId).pk,
          ':part': { S: PART },
        },
        ConsistentRead: true,
        ...(attributes === null ? {} : { ProjectionExpression: attributes.join(', ') }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      });
      const page = await client.send(command).catch((error: unknown) => {
        throw asFault(error, 'reading how far a simulation is');
      });
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return items;
  }

  function update(
    simulationId: string,
    change: Pick<
      UpdateItemCommandInput,
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: { ...simulationKey(simulationId) },
      ...change,
    });
    return isWritten(client.send(command), 'changing a simulation');
  }
}

async function isWritten(write: Promise<unknown>, doing: string): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw asFault(error, doing);
  }
}
