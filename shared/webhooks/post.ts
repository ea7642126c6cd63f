import { Buffer } from 'node:buffer';
import type { lookup } from 'node:dns';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Attempt } from '../domain/webhooks/delivery.ts';
import { type AddressPolicy, ForbiddenAddress, guardedLookup, refuseForbiddenLiteral } from './address.ts';

/** So much of an answer is kept for whoever looks why it failed. */
const KEPT_BYTES = 256;
/** Nobody is trusted with more patience than a day. */
const MAX_RETRY_AFTER_SECONDS = 24 * 60 * 60;

export interface PostOptions extends AddressPolicy {
  /** From looking the name up to the status of the answer, and the part of it that is kept. */
  readonly timeoutMs: number;
  readonly resolve?: typeof lookup;
}

export interface PostResult extends Omit<Attempt, 'at'> {
  /** What the receiver asks for with 429 or 503. */
  readonly retryAfterSeconds: number | null;
}

/**
 * Sends a body once, over a connection of its own. Redirects are not followed. Never throws: whatever keeps it from
 * arriving is a result.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: PostOptions,
): Promise<PostResult> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(options.timeoutMs);
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const response = await answerTo(new URL(url), headers, body, options, signal);
    const answer = await beginningOf(response);
    return {
      outcome: 'answered',
      statusCode: response.statusCode ?? null,
      durationMs: durationMs(),
      answer,
      retryAfterSeconds: retryAfter(response),
    };
  } catch (error) {
    return { ...failure(error, signal), statusCode: null, durationMs: durationMs(), retryAfterSeconds: null };
  }
}

function answerTo(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: PostOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  refuseForbiddenLiteral(url, options);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body).toString() },
      // A function sleeps between invocations, and a connection that it kept would be dead when it wakes.
      agent: false,
      lookup: guardedLookup(options, options.resolve),
      signal,
    });
    request.once('response', resolve).once('error', reject).end(body);
  });
}

/** Reads no further than is kept. An answer that breaks off has told its status, which is what counts. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= KEPT_BYTES) break;
    }
  } catch {
    // What was read until then is what there is.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8').toWellFormed();
}

/** Seconds, or a date; only where the receiver says that it is a matter of time. */
function retryAfter({ statusCode, headers }: IncomingMessage): number | null {
  const asked = headers['retry-after'];
  if (asked === undefined || (statusCode !== 429 && statusCode !== 503)) return null;
  const seconds = /^\d{1,9}$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  return Math.min(Math.ceil(seconds), MAX_RETRY_AFTER_SECONDS);
}

function failure(error: unknown, signal: AbortSignal): Pick<Attempt, 'outcome' | 'answer'> {
  if (error instanceof ForbiddenAddress) return { outcome: 'forbidden', answer: error.message };
  if (signal.aborted) return { outcome: 'timed_out', answer: '' };
  const { code, message } = error as NodeJS.ErrnoException;
  return { outcome: 'unreachable', answer: `${code ?? message}`.slice(0, KEPT_BYTES) };
}
