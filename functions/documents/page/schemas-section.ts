import { type Html, html, NOTHING } from '../../../shared/pages/html.ts';
import type { OpenApi, Schema } from '../open-api.ts';
import { fieldTable } from './field-table.ts';
import { fieldsOf } from './fields.ts';
import { prose } from './prose.ts';
import { rulesOf, schemaAnchor } from './schema-words.ts';

/** Every named schema with its own fields; those of the schemas it names are at their own places. */
export function schemasSection({ components: { schemas } }: OpenApi): Html {
  return html`<section id="schemas" aria-labelledby="schemas-title">
<h2 id="schemas-title">Schemas</h2>
${namesOf(schemas).map((name) => schemaPart(name, schemas[name] ?? {}))}</section>\n`;
}

/** In the order of the alphabet, because they are looked up and not read. */
export const namesOf = (schemas: Readonly<Record<string, Schema>>): readonly string[] =>
  Object.keys(schemas).toSorted((one, other) => one.localeCompare(other, 'en'));

function schemaPart(name: string, schema: Schema): Html {
  const rules = rulesOf(schema);
  return html`<section id="${schemaAnchor(name)}" aria-labelledby="${schemaAnchor(name)}-title">
<h3 id="${schemaAnchor(name)}-title">${name}</h3>
${prose(schema.description ?? '')}${rules === NOTHING ? NOTHING : html`<p>${rules}</p>`}
${fieldTable(`Fields of ${name}`, fieldsOf(schema, {}))}</section>\n`;
}
