/**
 * Makes the schemas of answers what a client may rely on. The contracts check answers strictly, so that no field leaves
 * unplanned; a client that did the same would break on the first field that is added. So they are open to new fields,
 * and the sentences with which wrong values are refused stay with requests.
 *
 * A schema that a request has too is opened with them, so that both sides share one: the API still refuses unknown
 * fields there, and names them.
 */
export function openAnswers(document: object): void {
  const { paths = {}, components } = document as Document;
  const schemas = components?.schemas ?? {};
  const operations = Object.values(paths).flatMap(Object.values);
  const asked = reachable(
    operations.map(({ parameters, requestBody }) => ({ parameters, requestBody })),
    schemas,
  );
  for (const node of reachable(
    operations.map(({ responses }) => responses),
    schemas,
  )) {
    if (node.additionalProperties === false) delete node.additionalProperties;
    if (!asked.has(node)) delete node['x-rules'];
  }
}

/** Every object below some nodes, and below the schemas that they name. */
function reachable(nodes: readonly unknown[], schemas: Schemas): ReadonlySet<Node> {
  const seen = new Set<Node>();
  for (const node of nodes) visit(node);
  return seen;

  function visit(node: unknown): void {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const { $ref } = node as Node;
    if (typeof $ref === 'string') visit(schemas[$ref.slice(SCHEMA_PATH.length)]);
    for (const [key, child] of Object.entries(node)) if (!EXAMPLES.has(key)) visit(child);
  }
}

const SCHEMA_PATH = '#/components/schemas/';
const EXAMPLES = new Set(['example', 'examples']);

interface Node {
  additionalProperties?: unknown;
  'x-rules'?: unknown;
  $ref?: unknown;
}

type Schemas = Readonly<Record<string, unknown>>;

interface Document {
  readonly paths?: Readonly<
    Record<
      string,
      Readonly<Record<string, Readonly<Record<'parameters' | 'requestBody' | 'responses', unknown>>>>
    >
  >;
  readonly components?: { readonly schemas?: Schemas };
}
