import { createContext, Script } from 'node:vm';
import { z } from 'zod';

export type EdgeRequest = {
  readonly method: string;
  /** As it came, still percent-encoded. */
  readonly uri: string;
};
export type EdgeAnswer =
  | { readonly kind: 'request'; readonly uri: string }
  | { readonly kind: 'response'; readonly status: number; readonly headers: Record<string, string> };
export type EdgeFunction = (request: EdgeRequest) => EdgeAnswer;

/** Theirs is one millisecond of computing; here, where the machine may be busy, only what never ends is cut off. */
const TIMEOUT_MS = 1_000;

const headerValues = z.record(z.string(), z.object({ value: z.string() }));
const answer = z.union([
  z
    .object({ statusCode: z.int().min(100).max(599), headers: headerValues.default({}) })
    .transform(({ statusCode, headers }) => ({
      kind: 'response' as const,
      status: statusCode,
      headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value])),
    })),
  z.object({ uri: z.string().startsWith('/') }).transform(({ uri }) => ({ kind: 'request' as const, uri })),
]);

/**
 * A function of CloudFront, as the edge would run it for viewer requests: its code defines `handler(event)`. It sees neither Node nor
 * what earlier requests left.
 * @throws what the code throws, or ZodError when it returns neither request nor response; CloudFront would answer 503
 */
export function createEdgeFunction(code: string, name: string): EdgeFunction {
  const script = new Script(`${code}\nJSON.stringify(handler(event));`, { filename: `${name}.js` });
  return ({ method, uri }) => {
    const event = {
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request: { method, uri, querystring: {}, headers: {}, cookies: {} },
    };
    return answer.parse(
      JSON.parse(String(script.runInContext(createContext({ event }), { timeout: TIMEOUT_MS }))),
    );
  };
}
