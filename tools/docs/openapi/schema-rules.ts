import type { ZodOpenApiOverride } from 'zod-openapi';

/** Formats that say what their patterns say, in fewer characters than the 300 of a date and time. */
const TOLD_BY_FORMAT = new Set(['date-time', 'date', 'email']);

/** Every free text has this rule, so the guide says it once. */
const SAID_IN_THE_GUIDE = 'must not hold control characters';

/**
 * What the schemas leave unsaid, for each schema of the document:
 * - `x-rules`: the sentences of its checks, of which JSON Schema cannot express some and shows others as patterns;
 * - `format: int64`, because amounts of money do not fit the 32 bits that some generators take an integer for;
 * - no bounds that only say that the number is a safe integer, and no patterns of well-known formats.
 */
export const stateRules: ZodOpenApiOverride = ({ zodSchema, jsonSchema }) => {
  const rules = rulesOf(zodSchema);
  if (rules.length > 0) jsonSchema['x-rules'] = rules;
  if (jsonSchema.type === 'integer') statePlainInteger(jsonSchema);
  if (TOLD_BY_FORMAT.has(jsonSchema.format ?? '')) delete jsonSchema.pattern;
};

interface IntegerSchema {
  minimum?: number;
  maximum?: number;
  format?: string;
}

function statePlainInteger(schema: IntegerSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  schema.format = 'int64';
}

interface Checked {
  readonly _zod: { readonly def: object };
}

/** The messages of the checks that have one of their own; the others say by their keyword what they want. */
function rulesOf(schema: Checked): readonly string[] {
  const { checks = [] } = schema._zod.def as { readonly checks?: readonly Checked[] };
  return checks.flatMap(({ _zod: { def } }) => {
    const message = 'error' in def && typeof def.error === 'function' ? def.error({}) : undefined;
    return typeof message === 'string' && message !== SAID_IN_THE_GUIDE ? [message] : [];
  });
}
