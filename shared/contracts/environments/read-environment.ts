import * as z from 'zod/mini';

/**
 * The environment variables of a function, as the stack sets them and the function reads them. Each function's are in a file
 * of their own beside this one, so that none carries those of the others; the stack's tests check that what it sets is what
 * these ask for.
 *
 * @throws Error naming the variables that are missing or wrong: the function was deployed without what it needs.
 */
export function readEnvironment<S extends z.ZodMiniObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.infer<S> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`environment variables missing or wrong: ${names}; the stack sets them, see infra/`);
}
