import { readOpenApi as operation } from '../../shared/contracts/operations/documents.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { cachingHeaders } from './caching-headers.ts';
import { once } from './once.ts';
import type { OpenApi } from './open-api.ts';

/** The API for programs. The same for everybody, and for as long as a deployment lasts. No refusals. */
export function readOpenApi(document: () => OpenApi) {
  const headers = once(() => cachingHeaders(JSON.stringify(document())));
  return route(operation, async () => answer(200, { ...document() }, headers()));
}
