import { toJSONSchema } from 'zod/mini';
import { ProgramDocument } from '../../../../shared/contracts/program/document.ts';

/** As much of JSON Schema as the contract of a program uses. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** A schema with what it refers to in it, and the name that the contract gives that. */
export interface NamedSchema {
  readonly name: string | null;
  readonly schema: Schema;
}

interface Root {
  readonly root: Schema;
  readonly $defs: Readonly<Record<string, Schema>>;
}

let made: Root | null = null;

/** The schema of the contract itself, so that a form can never be of another version than what judges the document. */
function program(): Root {
  if (made === null) {
    const { $defs = {}, ...root } = toJSONSchema(ProgramDocument, { io: 'input' });
    made = { root: root as Schema, $defs: $defs as Root['$defs'] };
  }
  return made;
}

/** Follows a reference. What stands beside it, such as the words of this one field, goes before what is referred to. */
export function resolve(schema: Schema): NamedSchema {
  if (schema.$ref === undefined) return { name: null, schema };
  const name = schema.$ref.replace('#/$defs/', '');
  const { $ref, ...own } = schema;
  const target = program().$defs[name];
  if (target === undefined) throw new Error(`The contract of a program has no part named ${name}`);
  return { name, schema: { ...target, ...own } };
}

/** The schema of a whole program. */
export const programSchema = (): NamedSchema => resolve(program().root);

/** A named part of the contract. @param name such as `Condition` */
export const schemaNamed = (name: string): NamedSchema => resolve({ $ref: `#/$defs/${name}` });
