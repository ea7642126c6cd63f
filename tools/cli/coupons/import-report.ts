/** A row that did not become a code of the pool. Codes are secrets, so the line is named and not the code. */
export interface RowProblem {
  readonly line: number;
  readonly problem: 'malformed' | 'repeated' | 'taken_elsewhere';
  /** Of a repeated code: where it stood first. */
  readonly firstLine?: number;
}

export interface ImportReport {
  readonly poolId: string;
  readonly rows: number;
  readonly imported: number;
  readonly alreadyInPool: number;
  readonly problems: readonly RowProblem[];
}

const SHOWN = 20;

const WORDS: Readonly<Record<RowProblem['problem'], string>> = {
  malformed: 'no code: 4 to 64 letters or digits, with single spaces or dashes between them at most',
  repeated: 'a code that stands in the file before; it was imported once',
  taken_elsewhere: 'a code of another pool, or one that was issued otherwise; it was left as it is',
};

/** What became of the rows, for people; each kind of problem with the first of its lines. */
export function reportText({ poolId, rows, imported, alreadyInPool, problems }: ImportReport): string {
  const lines = [
    `${rows} rows: ${imported} codes imported into the pool ${poolId}, ${alreadyInPool} were there already.`,
  ];
  for (const [problem, words] of Object.entries(WORDS)) {
    const found = problems.filter((candidate) => candidate.problem === problem);
    if (found.length === 0) continue;
    const more = found.length > SHOWN ? `, and ${found.length - SHOWN} more` : '';
    lines.push(
      `${found.length} × ${words}.`,
      `  lines ${found.slice(0, SHOWN).map(lineWords).join(', ')}${more}`,
    );
  }
  return lines.join('\n');
}

const lineWords = ({ line, firstLine }: RowProblem): string =>
  firstLine === undefined ? `${line}` : `${line} (as ${firstLine})`;
