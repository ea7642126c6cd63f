import { type Answer, answerOf } from './answer.ts';
import type { Connection } from './connection.ts';
import { deadlineOf, pause } from './deadline.ts';
import { CallError, GatewayError, NoAnswerError } from './errors.ts';
import type { AnyOperation } from './operation.ts';
import type { CallOptions } from './options.ts';
import { type Reply, readReply } from './reply.ts';
import { type ApiRequest, requestOf } from './request.ts';
import { delayBefore } from './retry.ts';

/**
 * Sends a request until it is answered, and the same request each time, key included: so it takes effect once.
 *
 * @throws ProblemError, GatewayError, NoAnswerError; the reason of the signal; TypeError for an input that names nothing
 */
export async function send(
  connection: Connection,
  operation: AnyOperation,
  input: object,
): Promise<Answer<unknown>> {
  const options: CallOptions = input;
  const request = requestOf(operation, input, connection.baseUrl);
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt({ connection, operation, request, options, attempts });
    } catch (error) {
      const delayMs = error instanceof CallError ? delayBefore(error, connection.retry, Math.random()) : null;
      if (delayMs === null) throw error;
      await pause(delayMs, options.signal);
    }
  }
}

interface Attempt {
  readonly connection: Connection;
  readonly operation: AnyOperation;
  readonly request: ApiRequest;
  readonly options: CallOptions;
  /** Which one it is, from 1. */
  readonly attempts: number;
}

/** Once with the token that is known, and once more where the API does not know it and there is another. */
async function attempt(given: Attempt): Promise<Answer<unknown>> {
  const { connection, operation, attempts } = given;
  const token = await connection.tokens.current();
  try {
    return answerOf(operation, await exchange(given, token), attempts);
  } catch (error) {
    if (!isUnknownCaller(error) || !(await connection.tokens.renew(token))) throw error;
    return answerOf(operation, await exchange(given, await connection.tokens.current()), attempts);
  }
}

/** The gateway says 403 of an expired token, and 401 of none; a problem with 403 is about what a known caller may do. */
const isUnknownCaller = (error: unknown): boolean =>
  error instanceof GatewayError && (error.status === 401 || error.status === 403);

async function exchange(
  { connection, operation, request: { url, headers, ...request }, options, attempts }: Attempt,
  token: string | null,
): Promise<Reply> {
  const { signal, timeoutMs = connection.timeoutMs } = options;
  const deadline = deadlineOf(timeoutMs, signal);
  try {
    const response = await connection.fetch(url, {
      ...request,
      headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      // Cookies of the shop are none of ours, and where a link leads is told to the caller.
      credentials: 'omit',
      redirect: 'manual',
      signal: deadline.signal,
    });
    return await readReply(response);
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new NoAnswerError(`no answer: ${told(cause)}`, { operationId: operation.id, attempts }, { cause });
  } finally {
    deadline.clear();
  }
}

/** Node says `fetch failed`, and why in the cause. */
function told(error: unknown): string {
  const { message = String(error), cause } = error instanceof Error ? error : {};
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
