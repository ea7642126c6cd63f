import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Parser, parse } from 'csv-parse';
import { ReplayError } from '../replay-error.ts';
import { type Layout, splitBlanks } from './layout.ts';

/** One line of the export: its fields, or what is wrong with it as a line. */
export type SourceRecord =
  | { readonly row: number; readonly fields: readonly string[] }
  | { readonly row: number; readonly problem: string; readonly text: string };

/** What csv-parse calls a quote that swallows the lines after it. */
const ENDLESS: readonly string[] = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'];

/** A quoted field that never ends would swallow the rest of the file; no honest row is this long. */
const MAX_RECORD_CHARACTERS = 1_000_000;
const SHOWN_CHARACTERS = 120;

/** The lines of an export without its header, one at a time. `row` is the line number in the file, from 1. */
export function readRecords(text: AsyncIterable<string>, layout: Layout): AsyncIterable<SourceRecord> {
  return layout.delimiter === null ? readBlankSeparated(text, layout) : readCsv(text, layout);
}

async function* readBlankSeparated(
  text: AsyncIterable<string>,
  layout: Layout,
): AsyncGenerator<SourceRecord> {
  let row = 0;
  for await (const line of createInterface({ input: Readable.from(text), crlfDelay: Infinity })) {
    row += 1;
    const isHeader = row === 1 && layout.hasHeader;
    if (!isHeader && line.trim() !== '') yield checkWidth({ row, fields: splitBlanks(line) }, layout, line);
  }
}

async function* readCsv(text: AsyncIterable<string>, layout: Layout): AsyncGenerator<SourceRecord> {
  const skipped: SourceRecord[] = [];
  const parser = csvParser(layout, skipped);
  // A failure of the source destroys the parser, and the iteration below throws it.
  pipeline(Readable.from(text), parser).catch(() => {});
  let isHeader = layout.hasHeader;
  for await (const { info, record } of parser as AsyncIterable<CsvRecord>) {
    yield* skipped.splice(0);
    if (!isHeader) yield checkWidth({ row: info.lines, fields: record }, layout, record.join(' '));
    isHeader = false;
  }
  yield* skipped;
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function csvParser(layout: Layout, skipped: SourceRecord[]): Parser {
  let lastLine = 0;
  return parse({
    delimiter: layout.delimiter ?? ',',
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    on_record: (record, { lines }) => {
      lastLine = lines;
      return record;
    },
    on_skip: (error, raw) => {
      if (error !== undefined && ENDLESS.includes(error.code)) throw endlessQuote(error, lastLine);
      const row = error !== undefined && 'lines' in error ? Number(error.lines) : 0;
      skipped.push({
        row,
        problem: error?.message ?? 'unreadable',
        text: String(raw ?? '').slice(0, SHOWN_CHARACTERS),
      });
    },
  });
}

function checkWidth(
  record: { readonly row: number; readonly fields: readonly string[] },
  { width }: Layout,
  text: string,
): SourceRecord {
  const { row, fields } = record;
  if (fields.length === width) return record;
  const problem = `${fields.length} fields instead of ${width}`;
  return { row, problem, text: text.slice(0, SHOWN_CHARACTERS) };
}

function endlessQuote(error: CsvError, lastLine: number): ReplayError {
  return new ReplayError(
    `a quote that opens after line ${lastLine} is never closed and swallows the rest of the file`,
    'close or remove it; or use --delimiter for what really stands between the fields',
    { cause: error },
  );
}
