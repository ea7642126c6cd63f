import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { Operation } from '../../../shared/contracts/operation.ts';
import type { OperationExample } from '../examples/operation-example.ts';
import { answersOf } from './answers.ts';
import { securityOf } from './callers.ts';
import { parametersOf } from './parameters.ts';
import { problemResponsesOf } from './problem-responses.ts';

/** One operation of the contracts in OpenAPI's words. */
export function operationObject(
  operation: Operation,
  example: OperationExample | undefined,
): ZodOpenApiOperationObject {
  const { id, capability, summary, description, throttle, request } = operation;
  return {
    operationId: id,
    tags: [capability],
    summary,
    description,
    security: securityOf(operation),
    'x-throttle': throttle,
    ...(example ? { 'x-example': exampleParameters(example) } : {}),
    ...parametersOf(operation),
    ...(request.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: request.body,
                ...(example?.body ? { example: example.body } : {}),
              },
            },
          },
        }
      : {}),
    responses: together(answersOf(operation, example), problemResponsesOf(operation)),
  };
}

/** Values of the parameters in the example, which OpenAPI has no place for that belongs to one call. */
function exampleParameters({ path = {}, query = {}, headers = {} }: OperationExample) {
  return { path, query, headers };
}

type Responses = Record<`${number}`, ZodOpenApiResponseObject>;

/** People may be answered by a page where the gateway answers with a message of its own. */
function together(answers: Responses, problems: Responses): Responses {
  const shared = Object.entries(problems).map(([status, problem]) => {
    const answer = answers[status as `${number}`];
    if (answer === undefined) return [status, problem];
    const description = `${answer.description}\n\n${problem.description}`;
    return [status, { ...problem, description, content: { ...answer.content, ...problem.content } }];
  });
  return { ...answers, ...Object.fromEntries(shared) };
}
