/** What the third argument of a reviver has held since ECMAScript's "JSON.parse source text access". */
interface ReviverContext {
  readonly source?: string;
}

/**
 * JSON with every number as the text it was written as: ids of platforms may exceed 2^53, and money must not become a
 * float on its way. Schemas of payloads read ids, quantities and money as text therefore.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
  const keepNumbers = (_key: string, value: unknown, context?: ReviverContext): unknown =>
    typeof value === 'number' ? (context?.source ?? value.toString()) : value;
  return JSON.parse(text, keepNumbers);
}
