import { type Html, html, NOTHING } from '../../../shared/pages/html.ts';
import type { Parameter, Schema } from '../open-api.ts';
import type { Field } from './fields.ts';
import { meaningOf, rulesOf, typeOf } from './schema-words.ts';

/** The fields of an object, one a row. `caption` says whose they are, for those who do not see where they stand. */
export function fieldTable(caption: string, fields: readonly Field[]): Html {
  return table(
    caption,
    fields.map(({ path, schema, isRequired, condition }) =>
      row(path, isRequired ? 'required' : '', schema, condition),
    ),
  );
}

export function parameterTable(caption: string, parameters: readonly Parameter[]): Html {
  return table(
    caption,
    parameters.map(({ name, in: place, required, schema, description = '' }) =>
      row(name, `${place}${required ? ', required' : ''}`, { ...schema, description }),
    ),
  );
}

function table(caption: string, rows: readonly Html[]): Html {
  if (rows.length === 0) return NOTHING;
  return html`<table class="fields"><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows}</tbody></table>\n`;
}

function row(path: string, note: string, schema: Schema, condition?: string): Html {
  const where = condition === undefined ? NOTHING : html`<span class="note">where ${condition}</span> `;
  const remark = note === '' ? NOTHING : html` <span class="note">${note}</span>`;
  return html`<tr><th scope="row"><code>${breakable(path)}</code>${remark}</th><td>${typeOf(schema)}</td><td>${where}${meaningOf(schema)}${rulesOf(schema)}</td></tr>\n`;
}

/** Lets a long path break behind its points, and nowhere else. */
function breakable(path: string): Html {
  return html`${path.split('.').map((step, index) => (index === 0 ? html`${step}` : html`.<wbr>${step}`))}`;
}
