import type { Shift } from '../plan/shift.ts';
import { ReplayError } from '../replay-error.ts';
import type { Progress } from '../report/progress.ts';
import { type ApiClient, NoAnswer } from './api-client.ts';
import { httpRequest } from './http-request.ts';
import { workInLanes } from './lanes.ts';
import { failed, readAnswer, WITHHELD } from './read-answer.ts';
import type { Outcome, QueuedRequest, RequestQueue } from './request-queue.ts';

/** After so many requests in a row without an answer there is nobody there, and going on would only fail the rest. */
const FAILURES_BEFORE_STOP = 5;
const FLUSH_EVERY_MS = 250;

export interface SendOptions {
  readonly shift: Shift;
  readonly timeZone: string;
  readonly concurrency: number;
  /** Stops taking new requests; those under way are finished. */
  readonly signal: AbortSignal;
}

/**
 * Sends what is open, keeping the order within each lane. A lane whose request failed for good is left alone from
 * there on, so that nothing overtakes; the next run goes on with it.
 *
 * @throws ReplayError when the API does not answer any more, or refuses the key.
 */
export async function sendRequests(
  queue: RequestQueue,
  api: ApiClient,
  { shift, timeZone, concurrency, signal }: SendOptions,
  progress: Progress,
): Promise<void> {
  const stoppedLanes = new Set<string>();
  let failuresInARow = 0;
  const work = async (request: QueuedRequest): Promise<void> => {
    if (signal.aborted || stoppedLanes.has(request.lane)) return;
    const outcome = await sendOne(queue, api, request, httpRequest(request, shift, timeZone), signal);
    if (outcome === null) return;
    queue.record(request, outcome);
    progress.advance(1);
    failuresInARow = outcome.outcome === 'failed' ? failuresInARow + 1 : 0;
    if (outcome.outcome === 'failed') stoppedLanes.add(request.lane);
    if (failuresInARow >= FAILURES_BEFORE_STOP) throw silentApi(outcome.detail);
  };
  const flushing = setInterval(queue.flush, FLUSH_EVERY_MS);
  try {
    await workInLanes(untilAborted(queue.open(), signal), ({ lane }) => lane, work, concurrency);
  } finally {
    clearInterval(flushing);
    queue.flush();
  }
}

/** Null when it was interrupted while waiting for another attempt. */
async function sendOne(
  queue: RequestQueue,
  api: ApiClient,
  request: QueuedRequest,
  { path, body }: { readonly path: string; readonly body: string },
  signal: AbortSignal,
): Promise<Outcome | null> {
  const isOrderMissing = ['refused', 'withheld'].includes(queue.outcomeOfOrder(request.target) ?? '');
  if (request.kind === 'refund' && isOrderMissing) return WITHHELD;
  try {
    return readAnswer(request.kind, await api.call('POST', path, body));
  } catch (error) {
    if (error instanceof NoAnswer) return failed(error.message);
    if (signal.aborted) return null;
    throw error;
  }
}

function* untilAborted<T>(items: Iterable<T>, signal: AbortSignal): Generator<T> {
  for (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

function silentApi(detail: string | null): ReplayError {
  return new ReplayError(
    `the API does not answer any more: ${detail ?? ''}`,
    'bring it back and run the same command again: it goes on where it stopped',
  );
}
