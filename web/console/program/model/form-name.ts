import { choiceLabel, formLabel } from './labels.ts';
import type { NamedSchema, Schema } from './schema.ts';

/**
 * What one of several forms of a value is called, by what only it has: its kind, a field, or its type.
 *
 * @param field that the value is of
 */
export function formName(options: readonly NamedSchema[], index: number, field: string): string {
  const option = options[index];
  if (option === undefined) return '';
  const { name, schema } = option;
  if ('const' in schema) return formLabel(String(schema.const), field);
  if (schema.properties === undefined) return TYPES[schema.type ?? ''] ?? schema.type ?? '';
  const kind = schema.properties['kind']?.const;
  if (kind !== undefined) return choiceLabel(String(kind));
  const others = options.filter((each) => each !== option).map((each) => each.schema);
  const own = Object.keys(schema.properties).find((key) => !others.some((other) => has(other, key)));
  return formLabel(name === 'RangeTest' ? name : (own ?? name ?? ''));
}

const has = ({ properties = {} }: Schema, key: string): boolean => key in properties;

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text',
  integer: 'A number',
  number: 'A number',
  boolean: 'Yes or no',
  object: 'Amounts of money',
};
