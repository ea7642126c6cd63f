import type { DatabaseSync } from 'node:sqlite';
import type { Proof } from '../send/prove-accounts.ts';
import { planFigures } from './plan-figures.ts';
import { problemsOf } from './problems.ts';
import type { PointCounts, Refusals, SentCounts, Summary } from './summary.ts';

const EXAMPLES = 3;

/** Puts the figures of a replay together: from the state for all runs of it, from `run` for this one. */
export function summarize(
  database: DatabaseSync,
  run: Pick<Summary, 'file' | 'url' | 'run' | 'isInterrupted' | 'dates' | 'http' | 'proof'>,
): Summary {
  const figures = {
    ...run,
    ...planFigures(database),
    sent: {
      members: sentCounts(database, 'enroll'),
      orders: sentCounts(database, 'order'),
      refunds: sentCounts(database, 'refund'),
    },
    refusals: refusals(database),
    points: pointCounts(database, run.proof),
  };
  return { ...figures, problems: problemsOf(figures) };
}

function sentCounts(database: DatabaseSync, kind: string): SentCounts {
  const counts = database
    .prepare(
      `SELECT count(*) AS planned, total(outcome = 'done') AS done, total(replayed) AS replayed,
              total(outcome = 'refused') AS refused, total(outcome = 'failed') AS failed,
              total(outcome = 'withheld') AS withheld, total(outcome IS NULL) AS open
       FROM request WHERE kind = ?`,
    )
    .get(kind);
  return { ...counts } as unknown as SentCounts;
}

function refusals(database: DatabaseSync): readonly Refusals[] {
  const codes = database
    .prepare(
      'SELECT code, count(*) AS count FROM request WHERE code IS NOT NULL GROUP BY code ORDER BY count DESC, code',
    )
    .all();
  const examples = database.prepare(
    `SELECT kind || ' ' || target || iif(id = '', '', ' / ' || id) AS request, detail FROM request WHERE code = ? ORDER BY seq LIMIT ${EXAMPLES}`,
  );
  return codes.map(({ code, count }) => ({
    code: String(code),
    count: Number(count),
    examples: examples.all(String(code)).map(({ request, detail }) => ({
      request: String(request),
      detail: String(detail),
    })),
  }));
}

/**
 * Issued and reversed are summed from the answers, the rest from the accounts as they are now. What time did since an
 * account's last entry is true but not yet in its books: points that the member no longer has, and nobody took, expired.
 */
function pointCounts(database: DatabaseSync, { books, now }: Proof): PointCounts {
  const sum = (column: string, kind: string) =>
    Number(database.prepare(`SELECT total(${column}) AS sum FROM request WHERE kind = ?`).get(kind)?.['sum']);
  const booked = books.pending + books.active + books.held + books.deficit;
  const held = now.pending + now.active + now.held - now.deficit;
  return {
    issued: sum('points', 'order'),
    reversed: sum('points', 'refund'),
    forgiven: sum('forgiven', 'refund'),
    ...now,
    expired: books.expired + booked - held,
  };
}
