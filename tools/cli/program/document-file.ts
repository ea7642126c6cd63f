import { readFileSync } from 'node:fs';

/** What a file should hold, for whoever has to write one. */
interface Expected {
  /** `program`. */
  readonly what: string;
  /** Follows "it must be a JSON object". */
  readonly like: string;
  /** A sentence for whoever has no such file. */
  readonly begin: string;
}

/**
 * A program document from a JSON file.
 * @throws Error naming the file, and for broken JSON the line and column
 */
export function readDocument(file: string): Record<string, unknown> {
  return readJsonObject(file, {
    what: 'program',
    like: 'such as "program pull" writes it',
    begin: `Write one with: perennial program pull -o ${file}`,
  });
}

/** @throws Error naming the file, and for broken JSON the line and column */
export function readJsonObject(file: string, expected: Expected): Record<string, unknown> {
  const object = parse(file, readText(file, expected));
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    throw new Error(`${file} holds no ${expected.what}: it must be a JSON object, ${expected.like}.`);
  return object as Record<string, unknown>;
}

function readText(file: string, { begin }: Expected): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`There is no file ${file}. ${begin}`);
    throw new Error(`${file} cannot be read: ${message}`);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const [line, column] = placeOf(text, message);
    throw new Error(`${file}:${line}:${column}: this is not JSON: ${reasonOf(message)}`);
  }
}

/** Without the position, which is told as line and column, and without the text around it. */
function reasonOf(message: string): string {
  return message
    .replace(/ (?:in|after) JSON at position.*$/s, '')
    .replace(/, (?:\.\.\.)?".*$/s, '')
    .replace(' of JSON input', '');
}

/** Line and column, from 1, of where the parser stopped. */
function placeOf(text: string, message: string): readonly [line: number, column: number] {
  const told = / at position (\d+)/.exec(message)?.[1];
  const position = told === undefined ? positionOfToken(text) : Number(told);
  const before = text.slice(0, position).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

/**
 * Where a token stands that cannot be there, which the parser shows and does not locate: the shortest beginning of the
 * text at which it complains of one ends with it. A text that only ends too soon has none, and the place is its end.
 */
function positionOfToken(text: string): number {
  let [short, long] = [0, text.length];
  if (!hasWrongToken(text)) return long;
  while (long - short > 1) {
    const middle = Math.floor((short + long) / 2);
    if (hasWrongToken(text.slice(0, middle))) long = middle;
    else short = middle;
  }
  return short;
}

function hasWrongToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as Error).message.startsWith('Unexpected token');
  }
}
