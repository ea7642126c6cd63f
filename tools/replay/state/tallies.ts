import type { DatabaseSync } from 'node:sqlite';
import type { RowFault, UnmatchedReason } from '../source/skip-reasons.ts';

/** Examples kept of each reason, of different values; the rest is only counted. */
const EXAMPLES = 5;

export interface Tally {
  readonly count: number;
  readonly units: number;
  /** Minor units of money. */
  readonly amount: number;
}

export interface IssueExample {
  readonly row: number;
  readonly field: string;
  readonly value: string;
  readonly detail: string;
}

/** Counts of everything that the summary reports, with a few examples; kept with the state. */
export interface Tallies {
  add(name: string, more?: Partial<Tally>): void;
  skip(row: number, fault: RowFault): void;
  unmatched(reason: UnmatchedReason, example: IssueExample, more: Partial<Tally>): void;
  get(name: string): Tally;
  examples(reason: string): readonly IssueExample[];
}

export function openTallies(database: DatabaseSync): Tallies {
  const bump = database.prepare(
    `INSERT INTO tally (name, count, units, amount) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET count = count + excluded.count, units = units + excluded.units, amount = amount + excluded.amount`,
  );
  const insertIssue = database.prepare('INSERT INTO issue VALUES (?, ?, ?, ?, ?)');
  const select = database.prepare('SELECT count, units, amount FROM tally WHERE name = ?');
  const selectExamples = database.prepare(
    'SELECT row, field, value, detail FROM issue WHERE reason = ? ORDER BY rowid',
  );
  const shown = new Map<string, Set<string>>();
  const add: Tallies['add'] = (name, { count = 1, units = 0, amount = 0 } = {}) => {
    bump.run(name, count, units, amount);
  };
  const keepExample = (reason: string, { row, field, value, detail }: IssueExample) => {
    const values = shown.get(reason) ?? new Set();
    if (values.size >= EXAMPLES || values.has(value)) return;
    shown.set(reason, values.add(value));
    insertIssue.run(reason, row, field, value, detail);
  };
  return {
    add,
    skip(row, { reason, field, value, message }) {
      add(`skip:${reason}`);
      keepExample(reason, { row, field, value, detail: message });
    },
    unmatched(reason, example, more) {
      add(`unmatched:${reason}`, more);
      keepExample(reason, example);
    },
    get: (name) => (select.get(name) as Tally | undefined) ?? { count: 0, units: 0, amount: 0 },
    examples: (reason) => selectExamples.all(reason) as unknown as IssueExample[],
  };
}
