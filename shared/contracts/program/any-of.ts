import * as z from 'zod/mini';

/**
 * An object of which at least one of `keys` must be given, under a name and a sentence. JSON Schema can say that too, so
 * it goes into the registry, from which the schema file is written.
 */
export function withAnyOf<S extends z.ZodMiniType<object>>(
  id: string,
  description: string,
  keys: readonly string[],
  schema: S,
): S {
  const checked = schema.check(
    z.refine((value) => keys.some((key) => key in value), {
      // Otherwise a union would take an object of another form for this one with something missing.
      abort: true,
      error: `must have at least one of ${keys.map((key) => `"${key}"`).join(', ')}`,
    }),
  );
  z.globalRegistry.add(checked, { id, description, anyOf: keys.map((key) => ({ required: [key] })) });
  return checked;
}
