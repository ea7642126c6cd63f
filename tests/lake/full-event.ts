import { readFileSync } from 'node:fs';
import type { EventType } from '../../shared/contracts/events.ts';
import { eventFileName } from '../../tools/docs/events/event-file.ts';

/** Of JSON Schema, as far as the kept schemas of events use it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minimum?: number;
}

interface Kept {
  readonly $defs: Readonly<Record<string, Schema>>;
  readonly examples: readonly { readonly 'detail-type': EventType; readonly detail: object }[];
  readonly properties: { readonly detail: Schema };
}

const MEMBER = 'mbr_3v8h2k0q9w5t1x7c4z6n';

/** What stands in a text that nothing limits, behind which comes the name of the field. */
export const PLANTED = 'planted by Ada Lovelace, ada@shop.example: ';

const keptOf = (type: EventType): Kept =>
  JSON.parse(readFileSync(new URL(`../../docs/events/${eventFileName(type)}`, import.meta.url), 'utf8'));

/** The event as it was told in the story of the documents. */
export function toldExample(type: EventType): { 'detail-type': string; detail: object } {
  const [example] = keptOf(type).examples;
  if (example === undefined) throw new Error(`the schema of ${type} has no example: run npm run docs`);
  return example;
}

/**
 * An event with all fields that there can be, each text that nothing limits telling what must not be known: whatever the contract
 * lets in is in it. Made of the kept schema, so that a field that is added tomorrow is planted tomorrow.
 */
export function fullEvent(type: EventType): { 'detail-type': string; detail: object } {
  const { $defs, properties } = keptOf(type);

  function filled(schema: Schema, field: string): unknown {
    if (schema.$ref !== undefined) return filled($defs[schema.$ref.replace('#/$defs/', '')] ?? {}, field);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum.find((value) => value !== null);
    if (schema.anyOf !== undefined) return filled(fullest(schema.anyOf), field);
    switch ([schema.type].flat().find((one) => one !== 'null')) {
      case 'object':
        return filledObject(schema, field);
      case 'array':
        return [filled(schema.items ?? {}, field)];
      case 'string':
        return filledText(schema, field);
      case 'boolean':
        return true;
      default:
        return Math.max(schema.minimum ?? 1, 1);
    }
  }

  function filledObject({ properties: own = {}, additionalProperties: more }: Schema, field: string): object {
    const named = Object.entries(own).map(([name, schema]) => [name, filled(schema, name)]);
    const free = typeof more === 'object' ? [[`${field}Free`, filled(more, `${field}Free`)]] : [];
    return Object.fromEntries([...named, ...free]);
  }

  return { 'detail-type': type, detail: filled(properties.detail, 'detail') as object };
}

/** Of what a field may be, the one that says most: the longest schema. */
function fullest(all: readonly Schema[]): Schema {
  const texts = all.filter((schema) => schema.type === 'string' && schema.format === undefined);
  const [longest] = (texts.length > 0 ? texts : all).toSorted(
    (one, other) => JSON.stringify(other).length - JSON.stringify(one).length,
  );
  return longest ?? {};
}

function filledText({ format, pattern }: Schema, field: string): string {
  if (format === 'date-time') return '2026-11-22T10:15:00Z';
  if (pattern?.includes('mbr_') === true) return MEMBER;
  return `${PLANTED}${field}`;
}
