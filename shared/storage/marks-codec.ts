import type { Cell, Mark } from '../domain/challenges/mark.ts';

/**
 * `third-order>*,e:3 every-month>mj1,+,+:2,mj5` for each challenge: its id and its cells, the number of a period in base 36, or
 * `+` for the one after the cell before, then how many after a colon, where that is not 1. So a month of a streak is two
 * characters. Categories are escaped as in addresses, which leaves them without the four separators.
 */
export function encodeMarks(marks: readonly Mark[]): string {
  const ids = [...new Set(marks.map(({ challenge }) => challenge))];
  return ids
    .map((id) => {
      const own = marks.filter(({ challenge }) => challenge === id);
      return `${id}>${own.map((mark, index) => cellText(mark, own[index - 1])).join(',')}`;
    })
    .join(' ');
}

/** @throws Error when the text is not one that `encodeMarks` writes: the item was damaged or written by something else. */
export function decodeMarks(text: string): readonly Mark[] {
  if (text === '') return [];
  return text.split(' ').flatMap((part) => {
    const [challenge = '', cells = ''] = part.split('>');
    let before = '';
    return cells.split(',').map((cell) => {
      const mark = decodeMark(challenge, cell, before);
      before = mark.cell;
      return mark;
    });
  });
}

const PERIOD = /^([wmy])(\d+)$/;

function cellText({ cell, times }: Mark, before: Mark | undefined): string {
  const name = before !== undefined && cell === followerOf(before.cell) ? '+' : nameOf(cell);
  return times === 1 ? name : `${name}:${times.toString(36)}`;
}

function nameOf(cell: Cell): string {
  if (cell.startsWith('#')) return `#${encodeURIComponent(cell.slice(1))}`;
  const [, letter, number] = PERIOD.exec(cell) ?? [];
  return letter === undefined ? cell : `${letter}${Number(number).toString(36)}`;
}

/** The cell of the period after; `null` where a cell is no period. */
function followerOf(cell: string): string | null {
  const [, letter, number] = PERIOD.exec(cell) ?? [];
  return letter === undefined ? null : `${letter}${Number(number) + 1}`;
}

function decodeMark(challenge: string, text: string, before: string): Mark {
  const match = /^([^:]+)(?::(-?[0-9a-z]+))?$/.exec(text);
  const cell = match === null ? null : cellOf(match[1] ?? '', before);
  if (challenge === '' || cell === null) throw new Error(`marks of challenges cannot be read at "${text}"`);
  return { challenge, cell, times: match?.[2] === undefined ? 1 : Number.parseInt(match[2], 36) };
}

function cellOf(name: string, before: string): Cell | null {
  if (name === '+') return followerOf(before) as Cell | null;
  if (name === '*' || name === 'e') return name;
  if (name.startsWith('#')) return `#${decodeURIComponent(name.slice(1))}`;
  const [, letter, number = ''] = /^([wmy])([0-9a-z]+)$/.exec(name) ?? [];
  return letter === undefined ? null : (`${letter}${Number.parseInt(number, 36)}` as Cell);
}
