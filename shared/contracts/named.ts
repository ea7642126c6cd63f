import * as z from 'zod/mini';

/** Gives a schema the name it carries in the OpenAPI document, and a sentence. Schema and inferred type share one name. */
export function named<S extends z.ZodMiniType>(id: string, description: string, schema: S): S {
  z.globalRegistry.add(schema, { id, description });
  return schema;
}

/**
 * A description for a field that needs no name of its own. A schema that has words already is shared, and is copied, so
 * that it keeps them; copying all would be a third of what it takes to load the contracts.
 */
export function described<S extends z.ZodMiniType>(description: string, schema: S): S {
  const own = z.globalRegistry.has(schema) ? z.clone(schema) : schema;
  z.globalRegistry.add(own, { description });
  return own;
}
