import { DatabaseSync } from 'node:sqlite';
import type { Happening, MemberHistory } from '../../../shared/domain/simulation/member-history.ts';
import type { HistoryFacts } from '../../../shared/domain/simulation/simulation-part.ts';
import { runsOf } from '../../replay/plan/staged-rows.ts';
import { type HappeningRow, happeningOf } from './happening-row.ts';

/**
 * What happened to all members, brought together by member: the shape in which every source leaves it for the
 * simulation, on disk so that a history of any length takes the same memory. `position` is the member's own order of time.
 */
export const HAPPENING_TABLE = `
  CREATE TABLE happening (
    member TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, orderId TEXT NOT NULL,
    refundId TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (member, position)) WITHOUT ROWID;
`;

/** What a source found, beside what is in its file. */
export interface HistoryFile extends HistoryFacts {
  readonly file: string;
}

/** Members from `from` on and before `to`, by id; `null` is no bound. */
export interface MemberRange {
  readonly from: string;
  readonly to: string | null;
}

/** The histories of a range of members, one at a time. */
export function* historiesOf(file: string, { from, to }: MemberRange): Generator<MemberHistory> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare(
        `SELECT * FROM happening WHERE member >= ?1 ${to === null ? '' : 'AND member < ?2'} ORDER BY member, position`,
      )
      .iterate(...(to === null ? [from] : [from, to])) as Iterable<Record<string, unknown>>;
    for (const run of runsOf(rows as unknown as Iterable<HappeningRow>, ({ member }) => member))
      yield { memberId: run[0]?.member ?? '', happenings: run.map((row): Happening => happeningOf(row)) };
  } finally {
    database.close();
  }
}

/** Cuts the members into ranges of about as many happenings each. */
export function rangesOf({ file, happenings }: HistoryFile, parts: number): readonly MemberRange[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const nth = database.prepare('SELECT member FROM happening ORDER BY member, position LIMIT 1 OFFSET ?');
    const cuts = Array.from({ length: parts }, (_, part) =>
      part === 0 ? '' : String(nth.get(Math.floor((happenings * part) / parts))?.['member'] ?? ''),
    );
    const starts = [...new Set(cuts)].sort(byBytes);
    return starts.map((from, index) => ({ from, to: starts[index + 1] ?? null }));
  } finally {
    database.close();
  }
}

/** As SQLite compares texts. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
