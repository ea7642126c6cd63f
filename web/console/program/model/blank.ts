import { isFields } from './place.ts';
import { resolve, type Schema } from './schema.ts';
import { shapeOf } from './shape.ts';

/** What a new part is made from: the currencies of the program, in which its amounts are asked for. */
export interface Surroundings {
  readonly currencies: readonly string[];
}

/** Names of languages are the only ones of this length. */
const LOCALE_LENGTH = 35;
const FIRST_CONDITION = '#/$defs/AmountCondition';

/**
 * A new part of a document, as empty as its schema lets it be: fields that must be given, and no others. What nobody can guess,
 * such as a name, is left empty, so that it is told as missing until somebody writes it.
 */
export function blankOf(schema: Schema, surroundings: Surroundings): unknown {
  const { name, schema: target } = resolve(schema);
  // Conditions hold each other: the first kind, of conditions that must all be true, would go on for ever.
  if (name === 'Condition') return blankOf({ $ref: FIRST_CONDITION }, surroundings);
  if (target.default !== undefined) return target.default;
  const shape = shapeOf(target);
  switch (shape.kind) {
    case 'constant':
      return shape.value;
    case 'choice':
      return shape.options[0];
    case 'number':
      return Math.max(0, shape.least ?? 0);
    case 'yes_no':
      return true;
    case 'clock':
      return '09:00';
    case 'list':
      return Array.from({ length: shape.least }, () => blankOf(shape.item, surroundings));
    case 'amounts':
      return Object.fromEntries(surroundings.currencies.map((code) => [code, shape.least]));
    case 'record':
      return shape.names.maxLength === LOCALE_LENGTH ? { en: blankOf(shape.item, surroundings) } : {};
    case 'variants':
      return blankOf(shape.options[0]?.schema ?? {}, surroundings);
    case 'fields':
      return Object.fromEntries(
        requiredOf(target).map((key) => [key, blankOf(target.properties?.[key] ?? {}, surroundings)]),
      );
    default:
      return '';
  }
}

/** What must be given; of several of which one must be, the first. */
function requiredOf({ required = [], anyOf = [] }: Schema): readonly string[] {
  return [...required, ...(anyOf[0]?.required ?? [])];
}

/** A value in another of several forms; fields that both have keep what they hold. */
export function inForm(schema: Schema, value: unknown, surroundings: Surroundings): unknown {
  const blank = blankOf(schema, surroundings);
  if (!isFields(blank) || !isFields(value)) return blank;
  const { properties = {} } = resolve(schema).schema;
  const kept = Object.entries(value).filter(
    ([key]) => key in properties && properties[key]?.const === undefined,
  );
  return { ...blank, ...Object.fromEntries(kept) };
}
