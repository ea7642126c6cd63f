import { writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { ReplayOptions } from './options.ts';
import type { Pace } from './plan/paced.ts';
import { planExport } from './plan/plan-export.ts';
import { type Shift, shiftMoment } from './plan/shift.ts';
import { ReplayError } from './replay-error.ts';
import { planFigures } from './report/plan-figures.ts';
import { returnsText, rowsText } from './report/plan-text.ts';
import { summarize } from './report/summarize.ts';
import type { Summary } from './report/summary.ts';
import { type ApiClient, apiClient, NoAnswer } from './send/api-client.ts';
import { decideShift } from './send/decide-shift.ts';
import { isoMoment } from './send/http-request.ts';
import { type Latency, latencyRecorder } from './send/latency.ts';
import { proveAccounts } from './send/prove-accounts.ts';
import { requestQueue } from './send/request-queue.ts';
import { sendRequests } from './send/send-requests.ts';
import { openState } from './state/database.ts';
import { openMeta } from './state/meta.ts';
import { stateFolder } from './state/state-folder.ts';

/** What surrounds a replay: who is told, who stops it, and what time it is. */
export interface Surroundings extends Pace {
  readonly key: string;
  /** Epoch seconds. */
  readonly now: () => number;
}

/**
 * Plans, sends, proves and sums up. Idempotent: run again it sends what is open; run again after that, everything, and
 * the API changes nothing.
 *
 * @throws ReplayError for what the person at the terminal can solve.
 */
export async function runReplay(options: ReplayOptions, surroundings: Surroundings): Promise<Summary> {
  const { progress, key, signal } = surroundings;
  const { url, attempts, concurrency } = options;
  const latency = latencyRecorder();
  const api = apiClient({ url, key, attempts, latency, signal });
  await greet(api, url);
  const database = await openPlan(options, surroundings);
  try {
    const queue = requestQueue(database);
    const { mapping, dates } = options;
    const { timeZone } = mapping;
    const shift = await decideShift(queue, openMeta(database), api, {
      dates,
      timeZone,
      now: surroundings.now(),
    });
    const run = queue.begin();
    const { total, done } = queue.size();
    progress.begin(run === 'new' ? 'sending' : `sending (${run})`, total, done);
    const begun = performance.now();
    const before = api.counts.requests;
    await sendRequests(queue, api, { shift, timeZone, concurrency, signal }, progress);
    progress.end();
    const http = httpFigures(api, latency, before, performance.now() - begun);
    const proof = await proveAccounts(database, api, concurrency, progress, signal);
    const summary = summarize(database, {
      file: options.file,
      url,
      run,
      isInterrupted: signal.aborted,
      dates: { mode: dates, shift, ...span(database, shift, timeZone) },
      http: { ...http, requests: api.counts.requests, retries: api.counts.retries },
      proof,
    });
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    database.close();
  }
}

/** Reads and plans, and tells what would be sent. */
export async function dryRun(options: ReplayOptions, pace: Pace): Promise<string> {
  const database = await openPlan(options, pace);
  try {
    const { total } = requestQueue(database).size();
    const figures = planFigures(database);
    return [rowsText(figures), returnsText(figures), `${total} requests would be sent.`].join('\n\n');
  } finally {
    database.close();
  }
}

/** Opens the state and reads the file into it, unless that was done before. */
export async function openPlan(options: ReplayOptions, pace: Pace): Promise<DatabaseSync> {
  const { file, mapping, dates, isEnrolling, url, stateRoot } = options;
  const terms = { mapping, dates, isEnrolling };
  const database = openState(await stateFolder(stateRoot, { file, url, terms }));
  try {
    await planExport(database, { file, mapping, isEnrolling }, pace);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Nothing is read before it is clear that somebody answers, and takes the key. */
async function greet(api: ApiClient, url: string): Promise<void> {
  try {
    await api.call('GET', '/v1/orders/replay-greeting');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new ReplayError(
      `nothing answers at ${url}: ${error.message}`,
      'start the stack with npm start, or name its address with --url',
      { cause: error },
    );
  }
}

function httpFigures(api: ApiClient, latency: Latency, before: number, tookMs: number): Summary['http'] {
  const sent = api.counts.requests - before;
  return {
    requests: sent,
    retries: api.counts.retries,
    sendingSeconds: tookMs / 1_000,
    perSecond: sent / (tookMs / 1_000),
    p50Ms: latency.percentile(50),
    p95Ms: latency.percentile(95),
    p99Ms: latency.percentile(99),
  };
}

function span(database: DatabaseSync, shift: Shift, timeZone: string) {
  const { first, last } =
    database.prepare('SELECT min(at) AS first, max(at) AS last FROM request').get() ?? {};
  const moment = (at: unknown) => isoMoment(shiftMoment(Number(at), shift, timeZone));
  return { first: moment(first), last: moment(last) };
}
