/**
 * Opens the schemas of answers to new fields. The contracts check answers strictly, so that no field leaves unplanned;
 * a client that did the same would break on the first field that is added.
 *
 * A schema that a request has too is opened with them, so that both sides share one: the API still refuses unknown
 * fields there, and names them.
 */
export function openAnswers(document: object): void {
  const { paths = {}, components } = document as Document;
  const schemas = components?.schemas ?? {};
  const seen = new Set<unknown>();
  for (const operation of Object.values(paths).flatMap(Object.values)) open(operation.responses);

  function open(node: unknown): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const schema = node as { additionalProperties?: unknown; $ref?: unknown };
    if (schema.additionalProperties === false) delete schema.additionalProperties;
    if (typeof schema.$ref === 'string') open(schemas[schema.$ref.slice(SCHEMA_PATH.length)]);
    for (const [key, child] of Object.entries(node)) if (!EXAMPLES.has(key)) open(child);
  }
}

const SCHEMA_PATH = '#/components/schemas/';
const EXAMPLES = new Set(['example', 'examples']);

interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly responses?: unknown }>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}
