import { z } from 'zod';
import type { AuthorizerDefinition } from './api-definition.ts';
import { type GatewayResponse, gatewayResponses } from './gateway-response.ts';
import { type BaseEvent, serializeAuthorizerEvent } from './proxy-event.ts';

/** Either the authorizer's context for the function, or the answer that ends the request. */
export type Authorization =
  | { readonly context: Readonly<Record<string, unknown>> }
  | { readonly refusal: GatewayResponse };

export type Authorizer = (event: BaseEvent, apiId: string) => Promise<Authorization>;

const simpleResponse = z.object({
  isAuthorized: z.boolean(),
  context: z.record(z.string(), z.unknown()).nullish(),
});

/** API Gateway forgets results it does not need; here the oldest go when there are this many. */
const maxCachedResults = 10_000;

/**
 * Runs a Lambda authorizer with simple responses. Without an identity source a request is refused before the
 * function is asked. Results are cached by the identity sources alone, across all routes of the authorizer,
 * so an authorizer with a cache must not decide by route: that mistake shows here as it would on AWS.
 */
export function createAuthorizer(definition: AuthorizerDefinition): Authorizer {
  const cache = new Map<string, { readonly result: Authorization; readonly expiresAtMs: number }>();

  async function ask(
    event: BaseEvent,
    identity: readonly string[],
    apiId: string,
  ): Promise<Authorization | undefined> {
    const result = await definition.target.invoke(serializeAuthorizerEvent(event, identity, apiId));
    const parsed = result.ok ? simpleResponse.safeParse(JSON.parse(result.payload)) : undefined;
    if (parsed?.success !== true) return undefined;
    return parsed.data.isAuthorized
      ? { context: parsed.data.context ?? {} }
      : { refusal: gatewayResponses.forbidden };
  }

  function remember(key: string, result: Authorization): void {
    if (definition.resultTtlMs === 0) return;
    const [oldest] = cache.keys();
    if (cache.size >= maxCachedResults && oldest !== undefined) cache.delete(oldest);
    cache.set(key, { result, expiresAtMs: Date.now() + definition.resultTtlMs });
  }

  return async (event, apiId) => {
    const identity = definition.identityHeaders.map((name) => event.headers[name] ?? '');
    if (identity.some((value) => value === '')) return { refusal: gatewayResponses.unauthorized };
    const key = identity.join('\n');
    const cached = cache.get(key);
    if (cached !== undefined && cached.expiresAtMs > Date.now()) return cached.result;
    cache.delete(key);
    const result = await ask(event, identity, apiId);
    if (result === undefined) return { refusal: gatewayResponses.internalServerError };
    remember(key, result);
    return result;
  };
}
