import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import { objectOperation } from './object-operation.ts';

/** A request of DynamoDB or S3 without its body. */
export interface RequestHead {
  /** Such as `TransactWriteItems` or `PutObject`; empty for what is neither. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A whole answer of the engine. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function headOf({ headers, method = 'POST', url = '/' }: IncomingMessage): RequestHead {
  const target = headers['x-amz-target'];
  const operation =
    typeof target === 'string' ? target.slice(target.indexOf('.') + 1) : objectOperation(method, url);
  return { operation, method, path: url, headers };
}

/** @throws Error when the client ends the connection before its request is complete. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The way to one engine, over connections that stay open. */
export class EngineConnection {
  readonly #endpoint: URL;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(endpoint: string) {
    this.#endpoint = new URL(endpoint);
  }

  /** Hands a request on as it comes in, and its answer as it comes back. Rejects when the engine is not there. */
  stream(head: RequestHead, from: IncomingMessage, to: ServerResponse): Promise<void> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(head, (answer) => {
        to.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(to);
        answer.once('error', reject);
        answer.once('end', resolve);
      });
      outgoing.once('error', reject);
      from.pipe(outgoing);
    });
  }

  /** Sends a request that was read before, and reads the whole answer. Rejects when the engine is not there. */
  exchange(head: RequestHead, body: Buffer): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(head, (answer) => {
        const { statusCode: status = 500, headers } = answer;
        bodyOf(answer).then((answered) => resolve({ status, headers, body: answered }), reject);
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #open({ method, path, headers }: RequestHead, onAnswer: (answer: IncomingMessage) => void) {
    const { hostname, port } = this.#endpoint;
    return openRequest({ hostname, port, method, path, headers, agent: this.#agent }, onAnswer);
  }
}
