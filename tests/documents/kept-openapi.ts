import openApi from '../../docs/openapi.json' with { type: 'json' };
import type { OpenApi } from '../../functions/documents/open-api.ts';
import { routesOf } from '../../functions/documents/page/operations.ts';
import type { Operation } from '../../shared/contracts/operation.ts';

/** The document that is served. */
export const OPEN_API = openApi as unknown as OpenApi;

const BY_ID = new Map(routesOf(OPEN_API).map((route) => [route.operation.operationId, route]));

/** How the document describes an operation of the contracts. */
export function describedRoute({ id }: Pick<Operation, 'id'>) {
  const route = BY_ID.get(id);
  if (route === undefined) throw new Error(`docs/openapi.json has no operation ${id}: run npm run docs`);
  return route;
}
