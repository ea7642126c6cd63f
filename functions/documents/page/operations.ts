import type { OpenApi, OpenApiOperation } from '../open-api.ts';

/** An operation with where it is called. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** All operations of a document, in its order. */
export function routesOf({ paths }: OpenApi): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
