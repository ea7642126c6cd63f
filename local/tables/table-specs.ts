import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import type { TemplateResource } from '../template/template.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});
const viewType = z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']);

const tableProperties = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z.object({ StreamViewType: viewType }).optional(),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
  DeletionProtectionEnabled: z.boolean().default(false),
  // A global table states some settings per replica; here there is exactly one.
  Replicas: z
    .array(z.object({ DeletionProtectionEnabled: z.boolean().default(false) }))
    .max(1)
    .default([]),
});

export type TableSpec = {
  readonly resource: TemplateResource;
  readonly name: string;
  readonly keySchema: KeySchemaElement[];
  readonly attributeDefinitions: AttributeDefinition[];
  readonly globalIndexes: GlobalSecondaryIndex[];
  readonly localIndexes: LocalSecondaryIndex[];
  readonly streamViewType?: z.infer<typeof viewType>;
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection: boolean;
};

/** Reads the tables of the stacks. */
export function readTables(catalog: ResourceCatalog): TableSpec[] {
  return catalog.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((resource) => {
    const properties = catalog.read(resource, tableProperties);
    const timeToLive = properties.TimeToLiveSpecification;
    return {
      resource,
      name: catalog.names.physicalName(resource),
      keySchema: properties.KeySchema,
      attributeDefinitions: properties.AttributeDefinitions,
      globalIndexes: properties.GlobalSecondaryIndexes as GlobalSecondaryIndex[],
      localIndexes: properties.LocalSecondaryIndexes as LocalSecondaryIndex[],
      deletionProtection:
        properties.DeletionProtectionEnabled ||
        properties.Replicas.some((replica) => replica.DeletionProtectionEnabled),
      ...(properties.StreamSpecification === undefined
        ? {}
        : { streamViewType: properties.StreamSpecification.StreamViewType }),
      ...(timeToLive?.Enabled === true && timeToLive.AttributeName !== undefined
        ? { timeToLiveAttribute: timeToLive.AttributeName }
        : {}),
    };
  });
}
