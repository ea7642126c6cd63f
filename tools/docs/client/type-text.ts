import type { Schema } from './open-api.ts';

const WIDTH = 110;
const REFERENCE = '#/components/schemas/';

/**
 * A schema as a TypeScript type, as somebody would write it. Bounds, patterns and formats are left to the API, which
 * answers with the field and the rule.
 *
 * @param indent of the line that it stands on, in spaces
 */
export function typeText(schema: Schema, indent = 0): string {
  const parts = [
    ...partOf(schema.$ref, (reference) => reference.slice(REFERENCE.length)),
    ...literalsOf(schema, indent),
    ...objectOf(schema, indent),
    ...unionOf([...branchesOf(schema.oneOf), ...branchesOf(schema.anyOf)], indent),
    ...branchesOf(schema.allOf).map((branch) => typeText(branch, indent)),
  ];
  if (parts.length > 0) return parts.length === 1 ? (parts[0] ?? '') : parts.map(bracketed).join(' & ');
  const types = typesOf(schema);
  if (types.length === 0) return 'unknown';
  return types.map((type) => simpleText(type, schema, indent)).join(' | ');
}

/** The sentences of a schema as a comment above a declaration; nothing where there are none. */
export function commentText({ description, 'x-rules': rules = [] }: Schema, indent: number): string {
  const sentences = [
    ...(description === undefined ? [] : description.split('\n')),
    ...rules.map((rule) => `Rule: ${rule}.`),
  ];
  return docComment(sentences, indent);
}

/** Lines as a comment of JSDoc, on one line where they are one; empty for none. */
export function docComment(lines: readonly string[], indent: number): string {
  const margin = ' '.repeat(indent);
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  if (safe.length === 0) return '';
  if (safe.length === 1) return `${margin}/** ${safe[0]} */\n`;
  return `${margin}/**\n${safe.map((line) => `${margin} * ${line}`.trimEnd()).join('\n')}\n${margin} */\n`;
}

/** A union on one line where it fits, and else with a line for each. */
export function unionText(texts: readonly string[], indent: number): string {
  const all = [...new Set(texts)];
  const line = all.join(' | ');
  if (all.length < 2 || (!line.includes('\n') && indent + line.length < WIDTH - 20)) return line;
  const margin = `\n${' '.repeat(indent + 2)}| `;
  return margin + all.join(margin);
}

const partOf = <T>(value: T | undefined, text: (value: T) => string): string[] =>
  value === undefined ? [] : [text(value)];

const typesOf = ({ type = [] }: Schema): readonly string[] => (typeof type === 'string' ? [type] : type);

function literalsOf({ const: only, enum: several }: Schema, indent: number): string[] {
  const values = only === undefined ? several : [only];
  return partOf(values, (literals) => unionText(literals.map(literalText), indent));
}

const literalText = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

/** Branches that say what a value is. Others only say which fields it needs, or what it looks like. */
function branchesOf(branches: unknown): readonly Schema[] {
  const all = (branches ?? []) as readonly Schema[];
  return all.filter((branch) => KINDS.some((keyword) => branch[keyword] !== undefined));
}

const KINDS = ['$ref', 'type', 'const', 'enum', 'properties', 'oneOf', 'anyOf', 'allOf'];

function unionOf(branches: readonly Schema[], indent: number): string[] {
  if (branches.length === 0) return [];
  return [
    unionText(
      branches.map((branch) => typeText(branch, indent + 4)),
      indent,
    ),
  ];
}

function objectOf({ properties, required = [] }: Schema, indent: number): string[] {
  if (properties === undefined) return [];
  if (Object.keys(properties).length === 0) return ['Readonly<Record<string, never>>'];
  const fields = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    return `${commentText(schema, indent + 2)}${' '.repeat(indent + 2)}readonly ${nameText(name)}${mark}:${spaced(typeText(schema, indent + 2))};`;
  });
  return [`{\n${fields.join('\n')}\n${' '.repeat(indent)}}`];
}

/** A name as it may stand before a colon. */
export const nameText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`);

function simpleText(type: string, schema: Schema, indent: number): string {
  if (type === 'integer') return 'number';
  if (type === 'array') return `readonly ${bracketed(typeText(schema.items ?? {}, indent))}[]`;
  if (type === 'object') return recordText(schema, indent);
  return type;
}

function recordText({ additionalProperties, propertyNames }: Schema, indent: number): string {
  const values = typeof additionalProperties === 'object' ? (additionalProperties as Schema) : {};
  const names = (propertyNames ?? {}) as Schema;
  const value = typeText(values, indent);
  return names.enum === undefined
    ? `Readonly<Record<string, ${value}>>`
    : `Readonly<Partial<Record<${typeText(names, indent)}, ${value}>>>`;
}

/** Within an array or an intersection a union needs brackets. */
function bracketed(text: string): string {
  const outside = text.replaceAll(/\{[\s\S]*\}|<[\s\S]*>/g, '');
  return /[|&]|^readonly /.test(outside) ? `(${text})` : text;
}

/** What stands after a colon or an equals sign: a union on lines of its own begins on the next. */
export const spaced = (text: string): string => (text.startsWith('\n') ? text : ` ${text}`);
