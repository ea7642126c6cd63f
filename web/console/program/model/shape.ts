import { isFields } from './place.ts';
import { type NamedSchema, resolve, type Schema } from './schema.ts';

/** One field of an object. */
export interface FieldShape {
  readonly key: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** How a part of a document is asked for. */
export type Shape =
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly isLong: boolean; readonly maxLength: number | null }
  | { readonly kind: 'moment' | 'date' | 'clock' | 'yes_no' }
  | {
      readonly kind: 'number';
      readonly isWhole: boolean;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly kind: 'fields'; readonly fields: readonly FieldShape[] }
  | { readonly kind: 'list'; readonly item: Schema; readonly least: number; readonly most: number }
  | { readonly kind: 'amounts'; readonly least: number }
  | { readonly kind: 'record'; readonly names: Schema; readonly item: Schema }
  | { readonly kind: 'variants'; readonly options: readonly NamedSchema[] };

const CURRENCY = '^[A-Z]{3}$';
const CLOCK = '^([01]\\d|2[0-3]):[0-5]\\d$';
/** A text that may be longer than this is written in several lines. */
const MAX_LINE = 200;

/** How what a schema describes is asked for. @param schema with its references followed */
export function shapeOf(schema: Schema): Shape {
  if ('const' in schema) return { kind: 'constant', value: schema.const };
  if (schema.enum !== undefined) return { kind: 'choice', options: schema.enum };
  const options = schema.oneOf ?? (schema.properties === undefined ? schema.anyOf : undefined);
  if (options !== undefined) return { kind: 'variants', options: options.map(resolve) };
  switch (schema.type) {
    case 'string':
      return textShape(schema);
    case 'integer':
    case 'number':
      return numberShape(schema);
    case 'boolean':
      return { kind: 'yes_no' };
    case 'array':
      return listShape(schema);
    default:
      return objectShape(schema);
  }
}

function textShape({ format, pattern, maxLength }: Schema): Shape {
  if (format === 'date-time') return { kind: 'moment' };
  if (format === 'date') return { kind: 'date' };
  if (pattern === CLOCK) return { kind: 'clock' };
  return {
    kind: 'text',
    isLong: maxLength !== undefined && maxLength > MAX_LINE,
    maxLength: maxLength ?? null,
  };
}

function numberShape({ type, minimum, exclusiveMinimum, maximum }: Schema): Shape {
  const isWhole = type === 'integer';
  const above = exclusiveMinimum === undefined ? null : exclusiveMinimum + (isWhole ? 1 : 0);
  const least = minimum ?? above;
  return {
    kind: 'number',
    isWhole,
    least: least === Number.MIN_SAFE_INTEGER ? null : least,
    most: maximum === Number.MAX_SAFE_INTEGER ? null : (maximum ?? null),
  };
}

const listShape = ({ items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Schema): Shape => ({
  kind: 'list',
  item: items,
  least: minItems,
  most: maxItems,
});

function objectShape({ properties, required = [], propertyNames, additionalProperties }: Schema): Shape {
  if (properties === undefined && additionalProperties !== undefined && additionalProperties !== false) {
    return propertyNames?.pattern === CURRENCY
      ? { kind: 'amounts', least: additionalProperties.minimum ?? 0 }
      : { kind: 'record', names: propertyNames ?? {}, item: additionalProperties };
  }
  return {
    kind: 'fields',
    fields: Object.entries(properties ?? {}).map(([key, schema]) => ({
      key,
      schema,
      isRequired: required.includes(key),
    })),
  };
}

/** Whether a control for the shape can show a value without losing anything of it. */
export function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'constant':
      return value === shape.value;
    case 'choice':
    case 'text':
    case 'moment':
    case 'date':
    case 'clock':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'yes_no':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'variants':
      return variantOf(shape.options, value) !== null;
    case 'amounts':
      return isFields(value) && Object.values(value).every((amount) => typeof amount === 'number');
    default:
      return isFields(value);
  }
}

/**
 * Which of several forms a value has: the one with its `kind`, or the one all of whose fields it has; `null` where it has none of
 * them, and so can only be shown as text.
 */
export function variantOf(options: readonly NamedSchema[], value: unknown): number | null {
  const index = options.findIndex(({ schema }) => isOf(schema, value));
  return index === -1 ? null : index;
}

function isOf(schema: Schema, value: unknown): boolean {
  const shape = shapeOf(schema);
  if (shape.kind !== 'fields') return fits(shape, value);
  if (!isFields(value)) return false;
  const constants = shape.fields.filter(({ schema: { const: constant } }) => constant !== undefined);
  if (constants.some(({ key, schema: { const: constant } }) => value[key] !== constant)) return false;
  if (constants.length > 0) return true;
  const keys = Object.keys(value);
  return (
    shape.fields.every(({ key, isRequired }) => !isRequired || key in value) &&
    keys.every((key) => shape.fields.some((field) => field.key === key))
  );
}
