import { StartError } from '../start-error.ts';

export type RouteMatch<Route> = {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
};

export type RouteTable<Route> = {
  /** @param path decoded, as API Gateway matches it: an encoded slash separates segments like a plain one */
  match(method: string, path: string): RouteMatch<Route> | undefined;
};

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter' | 'greedy'; readonly name: string };

type CompiledRoute<Route> = {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly Segment[];
};

/**
 * Finds routes as API Gateway does for HTTP APIs: the most specific path wins (segment by segment a literal
 * before a parameter before a greedy parameter), then the exact method before ANY, then `$default`.
 */
export function createRouteTable<Route extends { readonly routeKey: string }>(
  routes: readonly Route[],
): RouteTable<Route> {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const compiled = routes
    .filter(({ routeKey }) => routeKey !== '$default')
    .map(compile)
    .sort(bySpecificity);
  return {
    match: (method, path) => {
      const parts = path.split('/').slice(1);
      for (const { route, method: allowed, segments } of compiled) {
        if (allowed !== method && allowed !== 'ANY') continue;
        const pathParameters = matchSegments(segments, parts);
        if (pathParameters !== undefined) return { route, pathParameters };
      }
      return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
    },
  };
}

function compile<Route extends { readonly routeKey: string }>(route: Route): CompiledRoute<Route> {
  const [, method = '', path = ''] = /^([A-Z]+) (\/.*)$/.exec(route.routeKey) ?? [];
  if (method === '') {
    throw new StartError(
      `The route key "${route.routeKey}" is neither "METHOD /path" nor "$default".`,
      'Correct the route in the CDK app.',
    );
  }
  return { route, method, segments: path.split('/').slice(1).map(compileSegment) };
}

function compileSegment(text: string): Segment {
  const [, name = '', greedy] = /^\{([\w.-]+)(\+)?\}$/.exec(text) ?? [];
  if (name === '') return { kind: 'literal', text };
  return { kind: greedy === undefined ? 'parameter' : 'greedy', name };
}

const rank: Record<Segment['kind'], number> = { literal: 0, parameter: 1, greedy: 2 };

function bySpecificity<Route>(one: CompiledRoute<Route>, other: CompiledRoute<Route>): number {
  const length = Math.min(one.segments.length, other.segments.length);
  for (let index = 0; index < length; index += 1) {
    const difference =
      rank[one.segments[index]?.kind ?? 'literal'] - rank[other.segments[index]?.kind ?? 'literal'];
    if (difference !== 0) return difference;
  }
  return Number(one.method === 'ANY') - Number(other.method === 'ANY');
}

function matchSegments(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const last = segments.at(-1);
  const fixed = last?.kind === 'greedy' ? segments.slice(0, -1) : segments;
  const rest = parts.slice(fixed.length).join('/');
  const lengthFits = last?.kind === 'greedy' ? rest !== '' : segments.length === parts.length;
  if (!lengthFits) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of fixed.entries()) {
    const part = parts[index] ?? '';
    if (segment.kind === 'literal' ? segment.text !== part : part === '') return undefined;
    if (segment.kind !== 'literal') parameters[segment.name] = part;
  }
  if (last?.kind === 'greedy') parameters[last.name] = rest;
  return parameters;
}
