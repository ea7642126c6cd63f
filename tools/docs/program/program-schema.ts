import * as z from 'zod';
import { ProgramDocument } from '../../../shared/contracts/program/document.ts';

/** The program document as JSON Schema 2020-12, as an author writes it: what has a default may be left out. */
export function programSchema(): ProgramJsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(ProgramDocument, {
    io: 'input',
    override: statePlainSchema,
  });
  return {
    $schema,
    $id: 'urn:perennial:program',
    title: 'Program',
    ...schema,
  } as unknown as ProgramJsonSchema;
}

/** What the page about programs reads of the schema. */
export interface ProgramJsonSchema {
  readonly $defs: Readonly<Record<string, ObjectSchema>>;
}

export interface FieldSchema {
  readonly description?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
}

export interface ObjectSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  /** Forms that are told apart by their `kind`. */
  readonly oneOf?: readonly ObjectSchema[];
}

/** Leaves out bounds that only say what a whole number is, and patterns that a format says already. */
function statePlainSchema({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
}
