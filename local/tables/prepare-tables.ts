import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { findTableConflict, indexesToCreate, indexesToDelete } from './table-changes.ts';
import { readTables, type TableSpec } from './table-specs.ts';

/** A table of the stack as the engine has it. */
export type LocalTable = { readonly name: string; readonly streamArn?: string };

/**
 * Creates the tables of the template, or brings those that exist up to it the way CloudFormation would: new
 * and removed indexes, stream and time to live are changed in place, anything else is refused.
 * The streams' ARNs are made known to the rest of the template.
 * @throws StartError when a table was made with another key or index, with the way out
 */
export async function prepareTables(client: DynamoDBClient, catalog: ResourceCatalog): Promise<LocalTable[]> {
  const tables: LocalTable[] = [];
  for (const spec of readTables(catalog)) {
    const existing = await describeTable(client, spec.name);
    if (existing === undefined) await createTable(client, spec);
    else await updateTable(client, spec, existing);
    await prepareTimeToLive(client, spec);
    const streamArn = (await describeTable(client, spec.name))?.LatestStreamArn;
    if (spec.streamViewType === undefined || streamArn === undefined) {
      tables.push({ name: spec.name });
      continue;
    }
    catalog.names.setStreamArn(spec.resource, streamArn);
    tables.push({ name: spec.name, streamArn });
  }
  return tables;
}

async function describeTable(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function createTable(client: DynamoDBClient, spec: TableSpec): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: spec.name,
      KeySchema: spec.keySchema,
      AttributeDefinitions: spec.attributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: spec.deletionProtection,
      ...(spec.globalIndexes.length === 0 ? {} : { GlobalSecondaryIndexes: spec.globalIndexes }),
      ...(spec.localIndexes.length === 0 ? {} : { LocalSecondaryIndexes: spec.localIndexes }),
      ...(spec.streamViewType === undefined
        ? {}
        : { StreamSpecification: { StreamEnabled: true, StreamViewType: spec.streamViewType } }),
    }),
  );
}

async function updateTable(
  client: DynamoDBClient,
  spec: TableSpec,
  existing: TableDescription,
): Promise<void> {
  const conflict = findTableConflict(spec, existing);
  if (conflict !== undefined) throw conflict;
  // DynamoDB changes one index at a time.
  for (const name of indexesToDelete(spec, existing)) {
    await client.send(
      new UpdateTableCommand({
        TableName: spec.name,
        GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }],
      }),
    );
  }
  for (const index of indexesToCreate(spec, existing)) await createIndex(client, spec, index);
  if (spec.streamViewType !== undefined && existing.StreamSpecification?.StreamEnabled !== true) {
    await client.send(
      new UpdateTableCommand({
        TableName: spec.name,
        StreamSpecification: { StreamEnabled: true, StreamViewType: spec.streamViewType },
      }),
    );
  }
}

async function createIndex(
  client: DynamoDBClient,
  spec: TableSpec,
  index: GlobalSecondaryIndex,
): Promise<void> {
  await client.send(
    new UpdateTableCommand({
      TableName: spec.name,
      AttributeDefinitions: spec.attributeDefinitions,
      GlobalSecondaryIndexUpdates: [
        { Create: { IndexName: index.IndexName, KeySchema: index.KeySchema, Projection: index.Projection } },
      ],
    }),
  );
}

async function prepareTimeToLive(client: DynamoDBClient, spec: TableSpec): Promise<void> {
  const { TimeToLiveDescription: current } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: spec.name }),
  );
  const enabled = current?.TimeToLiveStatus === 'ENABLED' ? current.AttributeName : undefined;
  if (enabled === spec.timeToLiveAttribute) return;
  const attribute = spec.timeToLiveAttribute ?? enabled;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: spec.name,
      TimeToLiveSpecification: { AttributeName: attribute, Enabled: spec.timeToLiveAttribute !== undefined },
    }),
  );
}
