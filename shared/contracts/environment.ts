import * as z from 'zod/mini';

/**
 * The environment variables of each function, as the stack sets them and the function reads them. The stack's tests
 * check that what it sets is what these ask for.
 */
const table = z.string().check(z.minLength(3));

export const MembersEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  CREDENTIAL_TABLE: table,
});
export const OrdersEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
});
export const AccountsEnvironment = z.object({ LEDGER_TABLE: table });
export const DocumentsEnvironment = z.object({});
export const AuthorizerEnvironment = z.object({ CREDENTIAL_TABLE: table });
export const RelayEnvironment = z.object({
  EVENT_BUS: z.string().check(z.minLength(1)),
  DEAD_LETTER_QUEUE_URL: z.url(),
});

/** @throws Error naming the variables that are missing or wrong: the function was deployed without what it needs. */
export function readEnvironment<S extends z.ZodMiniObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.infer<S> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`environment variables missing or wrong: ${names}; the stack sets them, see infra/`);
}
