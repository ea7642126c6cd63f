import { Agent, request } from 'node:http';
import type { Operation } from '../../../shared/contracts/operation.ts';
import type { RunningStack } from './running-stack.ts';

export interface HttpCall {
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HttpApi {
  /**
   * Sends one request and returns the body's JSON.
   * @throws Error with the answer when its status is 400 or above: a benchmark of refusals would be fast and worthless
   */
  call(operation: Operation, call: HttpCall): Promise<unknown>;
  close(): void;
}

/**
 * Callers of the API who keep their connections, as a shop's server does. Plain `node:http`, because what the client
 * computes is measured with the rest.
 */
export function openHttpApi({ url, key }: Pick<RunningStack, 'url' | 'key'>, connections: number): HttpApi {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const authorization = `Bearer ${key}`;
  return {
    async call(operation, { path = {}, body }) {
      const target = operation.path.replaceAll(/\{(\w+)\}/g, (_part, name: string) =>
        encodeURIComponent(path[name] ?? ''),
      );
      const payload = body === undefined ? '' : JSON.stringify(body);
      const { status, text } = await exchange(
        `${url}${target}`,
        { method: operation.method, agent, authorization },
        payload,
      );
      if (status >= 400) throw new Error(`${operation.id} answered ${status}: ${text}`);
      return JSON.parse(text);
    },
    close: () => agent.destroy(),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function exchange(
  address: string,
  { method, agent, authorization }: { method: string; agent: Agent; authorization: string },
  payload: string,
): Promise<Answer> {
  const headers = {
    authorization,
    ...(payload === ''
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method, agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.once('error', reject);
      incoming.once('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(payload);
  });
}
