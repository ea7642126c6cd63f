import type { OpenApi, OpenApiOperation, Schema } from './open-api.ts';

/**
 * The field of an answer that holds the rows of a page; null where an operation gives no pages.
 *
 * @throws Error where it cannot be told which of several fields holds them
 */
export function listFieldOf({ components }: OpenApi, operation: OpenApiOperation): string | null {
  const hasCursor = operation.parameters?.some(({ name }) => name === 'cursor') ?? false;
  if (!hasCursor) return null;
  const answer = operation.responses['200']?.content?.['application/json']?.schema;
  const page = resolved(components.schemas, answer);
  const fields = Object.entries(page.properties ?? {}).filter(
    ([, schema]) => resolved(components.schemas, schema).type === 'array',
  );
  const [field] = fields;
  if (field === undefined || fields.length > 1) {
    throw new Error(
      `${operation.operationId} takes a cursor, so its answer must have one list; it has ${fields.length}`,
    );
  }
  return field[0];
}

function resolved(schemas: Readonly<Record<string, Schema>>, schema: Schema = {}): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (schemas[name] ?? {});
}
