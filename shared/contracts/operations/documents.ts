import * as z from 'zod/mini';
import { type Operation, RARE_THROTTLE } from '../operation.ts';

const capability = 'documents';

export const readOpenApi = {
  id: 'readOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  capability,
  summary: 'This API as an OpenAPI 3.1 document',
  description: 'Generated from the contracts that validate requests and responses.',
  scope: 'public',
  memberToken: true,
  throttle: RARE_THROTTLE,
  request: {},
  responses: { 200: { description: 'The document.', body: z.record(z.string(), z.unknown()) } },
  refusals: [],
} as const satisfies Operation;

export const readDocs = {
  id: 'readDocs',
  method: 'GET',
  path: '/docs',
  capability,
  summary: 'This API as a page for people',
  description: 'HTML.',
  scope: 'public',
  memberToken: true,
  throttle: RARE_THROTTLE,
  request: {},
  responses: { 200: { description: 'The page.', body: z.string(), mediaType: 'text/html' } },
  refusals: [],
} as const satisfies Operation;
