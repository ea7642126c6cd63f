import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Operation } from '../../../shared/contracts/operation.ts';

type Part = 'path' | 'query' | 'headers';
type Parameters = Required<Pick<ZodOpenApiOperationObject, 'parameters' | 'requestParams'>>;
type Schema = z.core.$ZodType;

/** What a transform gives is not known to the schema; that it is a number was tried. */
const UNKNOWN_IS_ANY = { unrepresentable: 'any' } as const;

/** Headers as they are written in documents; in requests their case does not matter. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  'idempotency-key': 'Idempotency-Key',
  'if-match': 'If-Match',
  'user-agent': 'User-Agent',
  'sec-purpose': 'Sec-Purpose',
  referer: 'Referer',
};

/** The parameters of a request's path, query and headers. */
export function parametersOf({ request }: Operation): Parameters {
  const { path, query, headers } = request;
  return {
    parameters: [...numbersOf(path, 'path'), ...numbersOf(query, 'query')],
    requestParams: {
      ...(path ? { path: textsOf(path) } : {}),
      ...(query ? { query: textsOf(query) } : {}),
      ...(headers ? { header: withHeaderNames(headers) } : {}),
    },
  };
}

/**
 * Numbers arrive as text and are turned into numbers by the contracts; to a caller they are numbers, so they are
 * described as what they become.
 */
function numbersOf(part: Schema | undefined, location: Exclude<Part, 'headers'>) {
  return Object.entries(fieldsOf(part))
    .filter(([, schema]) => isNumberAsText(schema))
    .map(([name, schema]) => {
      const { description, ...meant } = z.toJSONSchema(schema, UNKNOWN_IS_ANY);
      return {
        name,
        in: location,
        required: location === 'path',
        ...(description === undefined ? {} : { description }),
        schema: { type: 'integer' as const, format: 'int64', ...boundsOf(meant) },
      };
    });
}

function boundsOf({ minimum, maximum, default: standard }: z.core.JSONSchema.BaseSchema) {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(standard === undefined ? {} : { default: standard }),
  };
}

function textsOf(part: Schema) {
  const texts = Object.entries(fieldsOf(part)).filter(([, schema]) => !isNumberAsText(schema));
  return z.object(Object.fromEntries(texts) as Record<string, z.ZodType>);
}

function withHeaderNames(part: Schema) {
  const named = Object.entries(fieldsOf(part)).map(([name, schema]) => [HEADER_NAMES[name] ?? name, schema]);
  return z.object(Object.fromEntries(named) as Record<string, z.ZodType>);
}

function isNumberAsText(schema: Schema): boolean {
  return typeof z.safeParse(schema, '1').data === 'number';
}

/** @throws Error when a part of a request is no object: parameters have names. */
function fieldsOf(part: Schema | undefined): Readonly<Record<string, Schema>> {
  if (part === undefined) return {};
  if (part instanceof z.core.$ZodObject) return part._zod.def.shape;
  throw new Error(`a request's parameters must be an object schema, not ${part._zod.def.type}`);
}
