import type { DatabaseSync } from 'node:sqlite';
import type { RequestKind } from '../plan/draft-request.ts';

/** A planned request. `at` is the export's own date, not yet shifted. */
export interface QueuedRequest {
  readonly seq: number;
  readonly lane: string;
  readonly kind: RequestKind;
  readonly target: string;
  readonly id: string;
  /** JSON without its date. */
  readonly body: string;
  readonly at: number;
}

/**
 * What came of a request. `done`: the API took it, now or before. `refused`: it said no. `failed`: no answer within all
 * attempts. `withheld`: a refund that was not sent because its order had been refused.
 */
export interface Outcome {
  readonly outcome: 'done' | 'refused' | 'failed' | 'withheld';
  readonly isReplay: boolean;
  /** Earned by an order; reversed by a refund. */
  readonly points: number;
  readonly forgiven: number;
  readonly code: string | null;
  readonly detail: string | null;
  readonly memberId: string | null;
}

export type RunKind = 'new' | 'resumed' | 'repeated';

/** The requests of a replay, in the order of sending, on disk. */
export interface RequestQueue {
  /** Those without an outcome, in order; memory stays constant. */
  open(): Generator<QueuedRequest>;
  /** How many there are, and how many have an outcome. */
  size(): { readonly total: number; readonly done: number };
  record(request: QueuedRequest, outcome: Outcome): void;
  outcomeOfOrder(orderId: string): string | null;
  /** An order that the API should know if this replay has run against it before; else the first one. */
  probe(): QueuedRequest | null;
  lastMoment(): number;
  /** Makes every request open again. */
  reopen(): void;
  /** Makes failed requests open again; when nothing is open after that, everything. */
  begin(): RunKind;
  /** Brings outcomes to disk. They are gathered for speed; what a crash loses is sent again and changes nothing. */
  flush(): void;
}

const CHUNK = 500;
const OUTCOMES_PER_COMMIT = 500;

export function requestQueue(database: DatabaseSync): RequestQueue {
  const chunk = database.prepare(
    `SELECT seq, lane, kind, target, id, body, at FROM request WHERE seq > ? AND outcome IS NULL ORDER BY seq LIMIT ${CHUNK}`,
  );
  const sizes = database.prepare('SELECT count(*) AS total, count(outcome) AS done FROM request');
  const update = database.prepare(
    'UPDATE request SET outcome = ?, replayed = ?, points = ?, forgiven = ?, code = ?, detail = ? WHERE seq = ?',
  );
  const touch = database.prepare('INSERT OR IGNORE INTO account VALUES (?, ?)');
  const orderOutcome = database.prepare("SELECT outcome FROM request WHERE kind = 'order' AND target = ?");
  const firstOrder = database.prepare(
    "SELECT * FROM request WHERE kind = 'order' ORDER BY outcome IS NOT 'done', seq LIMIT 1",
  );
  let unwritten = 0;
  const flush = () => {
    if (unwritten > 0) database.exec('COMMIT');
    unwritten = 0;
  };
  const size = () => sizes.get() as { total: number; done: number };
  const reopen = () => {
    database.exec(
      'UPDATE request SET outcome = NULL, replayed = 0, points = 0, forgiven = 0, code = NULL, detail = NULL; DELETE FROM account',
    );
  };
  return {
    *open() {
      let last = 0;
      for (;;) {
        const requests = chunk.all(last) as unknown as QueuedRequest[];
        yield* requests;
        last = requests.at(-1)?.seq ?? 0;
        if (requests.length === 0) return;
      }
    },
    size,
    record({ seq, lane }, { outcome, isReplay, points, forgiven, code, detail, memberId }) {
      if (unwritten === 0) database.exec('BEGIN');
      update.run(outcome, isReplay ? 1 : 0, points, forgiven, code, detail, seq);
      if (memberId !== null) touch.run(memberId, lane.startsWith('order ') ? 1 : 0);
      unwritten += 1;
      if (unwritten >= OUTCOMES_PER_COMMIT) flush();
    },
    outcomeOfOrder: (orderId) => (orderOutcome.get(orderId)?.['outcome'] as string | null) ?? null,
    probe: () => (firstOrder.get() as unknown as QueuedRequest | undefined) ?? null,
    lastMoment: () => Number(database.prepare('SELECT max(at) AS at FROM request').get()?.['at']),
    reopen,
    begin() {
      const before = size();
      database.exec("UPDATE request SET outcome = NULL WHERE outcome = 'failed'");
      const { total, done } = size();
      if (done === total) reopen();
      if (done === total) return 'repeated';
      return before.done === 0 ? 'new' : 'resumed';
    },
    flush,
  };
}
