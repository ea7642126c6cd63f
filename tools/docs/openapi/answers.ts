import * as z from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { Member } from '../../../shared/contracts/members.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';
import { DraftView } from '../../../shared/contracts/programs.ts';
import type { OperationExample } from '../examples/operation-example.ts';

type Schema = z.core.$ZodType;

const ETAG = z.string().meta({ description: 'Changes with every change; for `If-Match`.' });
/** What two people may change at once. */
const WITH_ETAG = new Set<Schema | null>([Member, DraftView]);
const LOCATION = z.string().meta({ description: 'Where to go on.' });
const REPLAYED = z.literal('true').meta({ description: 'This is the first answer once more.' });

/** The good answers of an operation, by status. */
export function answersOf(
  operation: Operation,
  example: OperationExample | undefined,
): Record<`${number}`, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    Object.entries(operation.responses).map(
      ([status, { description, body, mediaType = 'application/json' }]) => {
        const headers = headersOf(operation, Number(status), body);
        return [
          status,
          {
            description,
            ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
            ...(body === null
              ? {}
              : { content: contentOf(body, mediaType, example?.answers[Number(status)]) }),
          },
        ];
      },
    ),
  );
}

function contentOf(schema: Schema, mediaType: string, example: unknown) {
  return { [mediaType]: { schema, ...(example === undefined ? {} : { example }) } };
}

function headersOf(operation: Operation, status: number, body: Schema | null): Record<string, z.ZodType> {
  return {
    ...(WITH_ETAG.has(body) && operation.method !== 'DELETE' ? { ETag: ETAG } : {}),
    ...(status === 302 ? { Location: LOCATION } : {}),
    ...(isReplay(operation, status) && body !== Member ? { 'Idempotency-Replayed': REPLAYED } : {}),
  };
}

/** An operation that answers 201 at first answers 200 to a repetition. */
function isReplay({ responses }: Operation, status: number): boolean {
  return status === 200 && 201 in responses;
}
