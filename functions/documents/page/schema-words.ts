import { type Html, html, joined, NOTHING } from '../../../shared/pages/html.ts';
import type { Schema } from '../open-api.ts';
import { inline } from './prose.ts';

const SCHEMA_PATH = '#/components/schemas/';

/** The name of the schema that a reference points to. */
export const nameOf = (reference: string): string => reference.slice(SCHEMA_PATH.length);

/** Anchor of a named schema on the page. */
export const schemaAnchor = (name: string): string => `schema-${name}`;

export const schemaLink = (name: string): Html => html`<a href="#${schemaAnchor(name)}">${name}</a>`;

/** What kind of value it is: `text`, `list of …`, `… or null`, with named schemas as links. */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) return schemaLink(nameOf(schema.$ref));
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return joined(distinct(choices.map(typeOf)), ' or ');
  if (schema.enum !== undefined) return html`${WORDS['string'] ?? ''}`;
  if (schema.const !== undefined) return literal(schema.const);
  const types = typeof schema.type === 'object' ? schema.type : [schema.type ?? 'any'];
  return joined(
    types.map((type) => typeOfOne(type, schema)),
    ' or ',
  );
}

function typeOfOne(type: string, schema: Schema): Html {
  if (type === 'array') return html`list of ${typeOf(schema.items ?? {})}`;
  if (type === 'object' && typeof schema.additionalProperties === 'object' && !schema.properties) {
    return html`map of names to ${typeOf(schema.additionalProperties)}`;
  }
  return html`${(type === 'string' && FORMATS[schema.format ?? '']) || (WORDS[type] ?? type)}`;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  any: 'any value',
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'date and time',
  date: 'date',
  email: 'e-mail address',
};

const literal = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`;

function distinct(parts: readonly Html[]): readonly Html[] {
  return [...new Map(parts.map((part) => [part.text, part])).values()];
}

/** What a value means, said by itself, or by what it is a list or a nullable form of. */
export function meaningOf(schema: Schema): Html {
  if (schema.description !== undefined) return html`${inline(schema.description)}${limitsOf(schema)}`;
  const [form, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  if (form !== undefined && others.length === 0) return meaningOf(form);
  const each = schema.items?.description;
  return html`${each === undefined ? NOTHING : html`Each: ${inline(each)}`}${limitsOf(schema)}`;
}

/** What the value must keep to: its bounds, its default, and the words with which anything else is refused. */
function limitsOf(schema: Schema): Html {
  const limits = [
    range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minimum ?? above(schema.exclusiveMinimum), schema.maximum, ''),
    range(schema.minItems, schema.maxItems, 'items'),
  ].filter((limit) => limit !== '');
  const standard = schema.default === undefined ? NOTHING : html` Default ${literal(schema.default)}.`;
  const values =
    schema.enum === undefined ? NOTHING : html` One of ${joined(schema.enum.map(literal), ', ')}.`;
  const sentence = limits.length === 0 ? NOTHING : html` ${capitalized(limits.join(', '))}.`;
  return html`${values}${sentence}${standard}`;
}

export function rulesOf(schema: Schema): Html {
  const rules = schema['x-rules'] ?? [];
  if (rules.length === 0) return NOTHING;
  return html`<span class="rules">Refused with ${joined(
    rules.map((rule) => html`“${inline(rule)}”`),
    ', ',
  )}</span>`;
}

const above = (bound: number | undefined): number | undefined =>
  bound === undefined ? undefined : bound + 1;

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const units = unit === '' ? '' : ` ${unit}`;
  if (least !== undefined && most !== undefined) return `${number(least)} to ${number(most)}${units}`;
  if (least !== undefined) return `at least ${number(least)}${units}`;
  return most === undefined ? '' : `at most ${number(most)}${units}`;
}

export const number = (value: number): string => value.toLocaleString('en-US');

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
