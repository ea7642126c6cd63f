import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
  Projection,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import { StartError } from '../start-error.ts';
import type { TableSpec } from './table-specs.ts';

/**
 * The first difference between template and existing table that cannot be changed in place. On AWS it would
 * replace the table; here nobody wants to lose the data folder by surprise.
 */
export function findTableConflict(spec: TableSpec, existing: TableDescription): StartError | undefined {
  const wanted = describeKey(spec.keySchema, spec.attributeDefinitions);
  const actual = describeKey(existing.KeySchema, existing.AttributeDefinitions);
  if (wanted !== actual) return conflict(spec, 'the key', actual, wanted);
  const viewType = existing.StreamSpecification?.StreamViewType;
  if (spec.streamViewType !== undefined && viewType !== undefined && viewType !== spec.streamViewType) {
    return conflict(spec, 'the stream', viewType, spec.streamViewType);
  }
  for (const index of spec.globalIndexes) {
    const found = existing.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.IndexName);
    if (found === undefined) continue;
    const wantedIndex = describeIndex(index, spec.attributeDefinitions);
    const actualIndex = describeIndex(found, existing.AttributeDefinitions);
    if (wantedIndex !== actualIndex)
      return conflict(spec, `index ${index.IndexName}`, actualIndex, wantedIndex);
  }
  return undefined;
}

export function indexesToCreate(spec: TableSpec, existing: TableDescription): GlobalSecondaryIndex[] {
  const names = new Set(existing.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  return spec.globalIndexes.filter(({ IndexName }) => !names.has(IndexName));
}

export function indexesToDelete(spec: TableSpec, existing: TableDescription): string[] {
  const names = new Set(spec.globalIndexes.map(({ IndexName }) => IndexName));
  return (existing.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName }) =>
    IndexName === undefined || names.has(IndexName) ? [] : [IndexName],
  );
}

function describeIndex(
  index: { KeySchema?: KeySchemaElement[] | undefined; Projection?: Projection | undefined },
  attributes: AttributeDefinition[] | undefined,
): string {
  const included = [...(index.Projection?.NonKeyAttributes ?? [])].sort().join(', ');
  return `${describeKey(index.KeySchema, attributes)} with ${index.Projection?.ProjectionType} ${included}`.trim();
}

function describeKey(
  schema: KeySchemaElement[] | undefined,
  attributes: AttributeDefinition[] | undefined,
): string {
  return (schema ?? [])
    .map(({ AttributeName, KeyType }) => {
      const type = attributes?.find((attribute) => attribute.AttributeName === AttributeName)?.AttributeType;
      return `${AttributeName}:${type} ${KeyType}`;
    })
    .join(', ');
}

function conflict(spec: TableSpec, what: string, actual: string, wanted: string): StartError {
  return new StartError(
    `Table ${spec.name} in the data folder was made with another definition: ${what} is (${actual}), the template says (${wanted}).`,
    'Begin anew with `npm start -- --fresh` (this deletes the local data), choose another folder with PERENNIAL_DATA, or go back to the former definition.',
  );
}
