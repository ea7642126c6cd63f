import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Caller } from '../contracts/access.ts';
import { type Operation, routeKeyOf } from '../contracts/operation.ts';
import type { ProblemCode } from '../contracts/problems.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { type ApiEvent, admitCaller } from './caller.ts';
import { ProblemError } from './problem-error.ts';
import { problemOfRefusal, problemResponse } from './problem-response.ts';
import { parseJson, parsePart, readBytes } from './request-fields.ts';
import { originOf } from './request-origin.ts';

type Part<O extends Operation, P extends keyof Operation['request']> = O['request'][P] extends z.ZodMiniType
  ? z.output<O['request'][P]>
  : undefined;

/** A request as its operation's contract has it. */
export interface ApiRequest<O extends Operation> {
  readonly path: Part<O, 'path'>;
  readonly query: Part<O, 'query'>;
  readonly headers: Part<O, 'headers'>;
  readonly body: Part<O, 'body'>;
  /** The body as it came, for an operation whose contract has none because others sign it or give it its form. */
  readonly rawBody: () => Buffer;
  readonly caller: Caller | null;
  /** The address by which the API was called, such as `https://api.shop.example`. */
  readonly origin: string;
  /** Read once per invocation, so that one request has one time. */
  readonly now: EpochSeconds;
}

type ResponseBody<R> = R extends { readonly body: infer B }
  ? B extends z.ZodMiniType
    ? z.input<B>
    : null
  : never;

export interface ApiAnswer<O extends Operation> {
  readonly status: keyof O['responses'] & number;
  readonly body: ResponseBody<O['responses'][keyof O['responses']]>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation with what carries it out. */
export interface Route {
  readonly routeKey: string;
  run(event: ApiEvent, now: EpochSeconds): Promise<APIGatewayProxyStructuredResultV2>;
}

/** Caller → request → `handle` → response, each checked against the contract. A refusal becomes its problem document. */
export function route<O extends Operation>(
  operation: O,
  handle: (request: ApiRequest<O>) => Promise<ApiAnswer<O> | Refusal>,
): Route {
  return {
    routeKey: routeKeyOf(operation),
    async run(event, now) {
      const caller = admitCaller(event, operation);
      const answer = await handle({
        ...parseRequest(event, operation),
        rawBody: () => readBytes(event.body, event.isBase64Encoded),
        caller,
        origin: originOf(event),
        now,
      });
      if (isRefusal(answer)) return problemResponse(problemOfRefusal(answer, event.requestContext.requestId));
      return respond(operation, answer);
    },
  };
}

function parseRequest<O extends Operation>(event: ApiEvent, { request, refusals }: O) {
  const lacks = (code: ProblemCode, header: string) =>
    refusals.includes(code) && event.headers[header] === undefined;
  if (lacks('IDEMPOTENCY_KEY_MISSING', 'idempotency-key'))
    throw new ProblemError('IDEMPOTENCY_KEY_MISSING', 'The header Idempotency-Key is missing.');
  if (lacks('PRECONDITION_MISSING', 'if-match'))
    throw new ProblemError('PRECONDITION_MISSING', 'The header If-Match is missing.');
  const parts = {
    path: request.path && parsePart(request.path, event.pathParameters ?? {}, '/path'),
    query: request.query && parsePart(request.query, event.queryStringParameters ?? {}, '/query'),
    headers: request.headers && parsePart(request.headers, event.headers, '/headers'),
    body: request.body && parsePart(request.body, parseJson(event.body, event.isBase64Encoded), ''),
  };
  return parts as Pick<ApiRequest<O>, 'path' | 'query' | 'headers' | 'body'>;
}

/** @throws Error when the answer is not what the contract promises: a bug, and better a 500 than a wrong answer. */
function respond<O extends Operation>(
  operation: O,
  { status, body, headers }: ApiAnswer<O>,
): APIGatewayProxyStructuredResultV2 {
  const contract = operation.responses[status];
  if (contract === undefined) throw new Error(`${operation.id} has no response ${status}`);
  if (contract.body === null) return { statusCode: status, headers: { ...headers } };
  const checked = z.safeParse(contract.body, body);
  if (!checked.success)
    throw new Error(`${operation.id} broke its contract: ${JSON.stringify(checked.error.issues)}`);
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(checked.data),
  };
}
