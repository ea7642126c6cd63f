import { parse } from 'csv-parse/sync';
import type { ColumnRole, Columns, Mapping } from '../mapping.ts';
import { ReplayError } from '../replay-error.ts';

/** How a line of the file becomes fields, and which field means what. */
export interface Layout {
  /** `null`: fields stand apart by any blanks. */
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  /** Number of fields in every line. */
  readonly width: number;
  /** Position of the field by its meaning, from 0. */
  readonly positions: Partial<Record<ColumnRole, number>>;
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Finds the mapped columns in the first line of the file.
 *
 * @param head the beginning of the text, its first line whole.
 * @throws ReplayError naming the columns that are not there, the ones that are, and the delimiter or flag that would help.
 */
export function findLayout(head: string, mapping: Mapping, path: string): Layout {
  if (head.trim() === '') throw new ReplayError(`${path} holds no text`, 'export the orders again');
  const tried = candidates(mapping).map((delimiter) => attempt(head, mapping, delimiter));
  const found = tried.find(({ missing }) => missing.length === 0);
  if (found) return found.layout;
  throw missingColumns(head, mapping, path, tried);
}

function candidates(mapping: Mapping): readonly (string | null)[] {
  if (mapping.format === 'whitespace') return [null];
  return mapping.delimiter === undefined ? DELIMITERS : [tabbed(mapping.delimiter)];
}

/** A tab is hard to type in a shell, so `\t` stands for it. */
function tabbed(delimiter: string): string {
  return delimiter === '\\t' ? '\t' : delimiter;
}

interface Attempt {
  readonly layout: Layout;
  readonly fields: readonly string[];
  readonly missing: readonly string[];
}

function attempt(head: string, mapping: Mapping, delimiter: string | null): Attempt {
  const fields = firstFields(head, delimiter);
  const mapped = Object.entries(mapping.columns) as [keyof Columns, string | undefined][];
  const roles = mapped.flatMap(([role, name]) => (name === undefined ? [] : [[role, name] as const]));
  const positions = Object.fromEntries(
    roles.map(([role, name]) => [role, positionOf(name, fields, mapping.header)]),
  );
  const missing = roles.flatMap(([role, name]) => (positions[role] === undefined ? [name] : []));
  const layout = { delimiter, hasHeader: mapping.header, width: fields.length, positions };
  return { layout, fields, missing };
}

function positionOf(name: string, fields: readonly string[], hasHeader: boolean): number | undefined {
  if (!hasHeader) {
    const position = Number(name) - 1;
    return Number.isInteger(position) && position >= 0 && position < fields.length ? position : undefined;
  }
  const first = fields.indexOf(name);
  if (first !== fields.lastIndexOf(name)) {
    throw new ReplayError(`two columns are named ${name}`, 'rename one of them in the header of the file');
  }
  return first === -1 ? undefined : first;
}

function firstFields(head: string, delimiter: string | null): readonly string[] {
  const firstLine = head.trimStart().split(/\r?\n/, 1)[0] ?? '';
  if (delimiter === null) return splitBlanks(firstLine);
  const [fields = []] = parse(firstLine, { delimiter, relax_quotes: true }) as string[][];
  return fields.map((field) => field.trim());
}

export const splitBlanks = (line: string): string[] => line.trim().split(/\s+/);

function missingColumns(
  head: string,
  mapping: Mapping,
  path: string,
  tried: readonly Attempt[],
): ReplayError {
  const [best] = [...tried].sort(
    (a, b) => a.missing.length - b.missing.length || b.fields.length - a.fields.length,
  );
  const { fields = [], missing = [], layout } = best ?? {};
  const kind = mapping.header ? 'columns' : 'column positions';
  const names = fields.map((field) => JSON.stringify(field)).join(', ');
  return new ReplayError(
    `${path} has no ${kind} ${missing.join(', ')}; split by ${nameOf(layout?.delimiter)} its first line is: ${names}`,
    fixFor(head, mapping),
  );
}

const nameOf = (delimiter: string | null | undefined) =>
  delimiter === null || delimiter === undefined ? 'blanks' : JSON.stringify(delimiter);

/** Whatever would find every column is named; otherwise only the reader can know. */
function fixFor(head: string, mapping: Mapping): string {
  const working = [...DELIMITERS, null].find(
    (delimiter) => attempt(head, mapping, delimiter).missing.length === 0,
  );
  if (working === null) return 'use --format whitespace';
  if (working !== undefined) return `use --delimiter ${JSON.stringify(working)}`;
  return mapping.header
    ? 'name the columns as the first line does, or use --no-header and positions from 1 if that line is no header'
    : 'name columns by their position, from 1';
}
