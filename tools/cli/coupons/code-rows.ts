import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';

/** One row of the file that may hold a code. `line` is its number in the file, from 1. */
export interface CodeRow {
  readonly line: number;
  readonly text: string;
}

/** A row of a list of codes is short: a longer one is a quote that was never closed. */
const MAX_ROW_CHARACTERS = 10_000;

/**
 * The codes of a CSV file, one row at a time, however long the file is: those of the column of that name, else of a column
 * `code`, else of the first column, which then needs no header.
 *
 * @param onBytes told how many bytes of the file each piece took
 * @throws Error when there is no such file or column, or a row cannot be read
 */
export async function* readCodeRows(
  file: string,
  column: string | undefined,
  onBytes: (count: number) => void,
): AsyncGenerator<CodeRow> {
  const source = createReadStream(file);
  source.on('data', (piece) => onBytes(piece.length));
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  // A failure of the source destroys the parser, and the iteration below throws it.
  pipeline(source, parser).catch(() => {});
  let place: number | null = null;
  for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
    if (place === null) {
      place = placeOf(record, column);
      if (isHeader(record, place, column)) continue;
    }
    yield { line: info.lines, text: (record[place] ?? '').trim() };
  }
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const USUAL_NAME = 'code';

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.toLowerCase();

function placeOf(firstRow: readonly string[], column: string | undefined): number {
  const place = firstRow.findIndex((name) => sameName(name, column ?? USUAL_NAME));
  if (place >= 0) return place;
  if (column === undefined) return 0;
  throw new Error(`The first line of the file names no column "${column}", but: ${firstRow.join(', ')}.`);
}

function isHeader(firstRow: readonly string[], place: number, column: string | undefined): boolean {
  return sameName(firstRow[place] ?? '', column ?? USUAL_NAME);
}
