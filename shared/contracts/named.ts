import * as z from 'zod/mini';

/** Gives a schema the name it carries in the OpenAPI document, and a sentence. Schema and inferred type share one name. */
export function named<S extends z.ZodMiniType>(id: string, description: string, schema: S): S {
  z.globalRegistry.add(schema, { id, description });
  return schema;
}

/** A description for a field that needs no name of its own. The schema is copied, so that a shared one keeps its own words. */
export function described<S extends z.ZodMiniType>(description: string, schema: S): S {
  const own = z.clone(schema);
  z.globalRegistry.add(own, { description });
  return own;
}
