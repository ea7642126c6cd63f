import type { OpenApi } from './open-api.ts';
import { commentText, spaced, typeText } from './type-text.ts';

const OPENING = [
  '// Everything the API takes and gives, from docs/openapi.json: written by `npm run docs`, not to be changed by hand.',
  '// Rules that types cannot express stand beside the fields; the API names the field and the rule when one is broken.',
  '',
].join('\n');

/** `client/generated/types.ts`: one named type for each schema of the document, by name. */
export function typesModule({ components: { schemas } }: OpenApi): string {
  const types = Object.entries(schemas)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => `${commentText(schema, 0)}export type ${name} =${spaced(typeText(schema))};\n`);
  return [OPENING, ...types].join('\n');
}
