import type { Cell, Mark } from '../domain/challenges/mark.ts';

/**
 * `third-order>*,y1k=37 every-month>mj0=1121,mj5 tastes>#tea@1k:-1`: for each challenge its id and its cells. Of what is kept by
 * week, month or year, the first number is in base 36; after `=` comes a character for how many of each one from there on, so
 * that a month of a row is one character; after `:` how many, where that is no character and not 1. Categories are escaped as in
 * addresses, which leaves them without any of the signs between.
 */
export function encodeMarks(marks: readonly Mark[]): string {
  const ids = [...new Set(marks.map(({ challenge }) => challenge))];
  return ids
    .map((id) => `${id}>${encodeCells(marks.filter(({ challenge }) => challenge === id)).join(',')}`)
    .join(' ');
}

/** @throws Error when the text is not one that `encodeMarks` writes: the item was damaged or written by something else. */
export function decodeMarks(text: string): readonly Mark[] {
  if (text === '') return [];
  return text.split(' ').flatMap((part) => {
    const [challenge = '', cells = ''] = part.split('>');
    if (challenge === '') throw unreadable(part);
    return cells.split(',').flatMap((cell) => decodeCells(challenge, cell));
  });
}

/** How many, from 1, as one character. */
const DIGITS = '123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a cell is of, and which of them: `m` and 684, `#tea@` and 56, `*` and nothing. */
interface Place {
  readonly of: string;
  readonly number: number | null;
}

function placeOf(cell: Cell): Place {
  const [, of, category, year] = /^(?:([wmy])|#(.*)@)(\d+)$/s.exec(cell) ?? [];
  if (year === undefined) return { of: cell, number: null };
  return { of: of ?? `#${encodeURIComponent(category ?? '')}@`, number: Number(year) };
}

/** A run is of cells that follow each other, each of which is a digit; all else stands alone. */
function encodeCells(marks: readonly Mark[]): readonly string[] {
  const runs: { of: string; next: number | null; text: string; digits: string }[] = [];
  for (const { cell, times } of marks) {
    const { of, number } = placeOf(cell);
    const digit = DIGITS[times - 1] ?? null;
    const run = runs.at(-1);
    if (run !== undefined && run.of === of && number !== null && run.next === number && digit !== null) {
      run.digits += digit;
      run.next = number + 1;
      continue;
    }
    const name = `${of}${number?.toString(36) ?? ''}`;
    runs.push({
      of,
      next: number === null || digit === null ? null : number + 1,
      text: digit === null || number === null ? alone(name, times) : name,
      digits: digit === null || number === null ? '' : digit,
    });
  }
  return runs.map(({ text, digits }) => (digits === '' || digits === '1' ? text : `${text}=${digits}`));
}

const alone = (name: string, times: number): string => (times === 1 ? name : `${name}:${times.toString(36)}`);

const TOKEN = /^([*!]|[wmy]|#[^@]*@)([0-9a-z]*)(?::(-?[0-9a-z]+)|=([1-9a-zA-Z]+))?$/;

const isSingle = (of: string): of is '*' | '!' => of === '*' || of === '!';

function decodeCells(challenge: string, text: string): readonly Mark[] {
  const [, of = '', number = '', times, digits = '1'] = TOKEN.exec(text) ?? [];
  if (of === '' || isSingle(of) !== (number === '')) throw unreadable(text);
  if (isSingle(of) || times !== undefined)
    return [{ challenge, cell: cellOf(of, number, 0), times: Number.parseInt(times ?? '1', 36) }];
  return [...digits].map((digit, index) => ({
    challenge,
    cell: cellOf(of, number, index),
    times: DIGITS.indexOf(digit) + 1,
  }));
}

function cellOf(of: string, number: string, index: number): Cell {
  if (isSingle(of)) return of;
  const name = of.startsWith('#') ? `#${decodeURIComponent(of.slice(1, -1))}@` : of;
  return `${name}${Number.parseInt(number, 36) + index}` as Cell;
}

const unreadable = (text: string): Error => new Error(`marks of challenges cannot be read at "${text}"`);
