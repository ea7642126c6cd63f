import * as z from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { named } from '../../../shared/contracts/named.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';
import { PROBLEMS, Problem, type ProblemCode } from '../../../shared/contracts/problems.ts';
import { PROBLEM_EXAMPLE, PROBLEM_EXAMPLE_OF } from '../examples/problem.ts';
import { problemCodesOf } from '../problem-codes.ts';

const GatewayMessage = named(
  'GatewayMessage',
  'An answer of API Gateway, which did not reach the API.',
  z.object({ message: z.string() }),
);

const RETRY_AFTER = z.string().meta({ description: 'Seconds after which to send the same request again.' });

/** What API Gateway itself may answer on any route, by status, with its message. */
const GATEWAY_MESSAGES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
const CALLER_STATUSES = new Set([401, 403]);

/** Everything that can go wrong with an operation, by status, each with the codes it can have. */
export function problemResponsesOf(operation: Operation): Record<`${number}`, ZodOpenApiResponseObject> {
  const codes = Map.groupBy<number, ProblemCode>(problemCodesOf(operation), (code) => PROBLEMS[code].status);
  const gateway = Object.keys(GATEWAY_MESSAGES)
    .map(Number)
    .filter((status) => operation.scope !== 'public' || !CALLER_STATUSES.has(status));
  const statuses = [...new Set([...codes.keys(), ...gateway])].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [status, problemResponse(operation, status, codes.get(status) ?? [])]),
  );
}

function problemResponse(
  { id }: Operation,
  status: number,
  codes: readonly ProblemCode[],
): ZodOpenApiResponseObject {
  const message = GATEWAY_MESSAGES[status];
  const told = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`);
  if (message !== undefined) told.push(`From API Gateway: ${message}.`);
  return {
    description: told.join('\n\n'),
    // What the page and other tools need not read out of the sentences above.
    ...(codes.length > 0 ? { 'x-problem-codes': [...codes] } : {}),
    ...(codes.includes('BUSY') || codes.includes('UNAVAILABLE')
      ? { headers: z.object({ 'Retry-After': RETRY_AFTER.optional() }) }
      : {}),
    content: {
      ...(codes.length > 0 ? { 'application/problem+json': problemContent(id, codes) } : {}),
      ...(message === undefined
        ? {}
        : { 'application/json': { schema: GatewayMessage, example: { message } } }),
    },
  };
}

function problemContent(operationId: string, codes: readonly ProblemCode[]) {
  const isShown = operationId === PROBLEM_EXAMPLE_OF && codes.includes(PROBLEM_EXAMPLE.code);
  return {
    schema: {
      allOf: [
        { $ref: '#/components/schemas/Problem' },
        { type: 'object' as const, properties: { code: { enum: [...codes] } } },
      ],
    },
    ...(isShown ? { example: PROBLEM_EXAMPLE } : {}),
  };
}

/** Schemas that responses name without carrying them. */
export const PROBLEM_SCHEMAS = { Problem };
