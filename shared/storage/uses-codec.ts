import type { Use } from '../domain/ledger/uses.ts';
import type { CapPeriod } from '../domain/program/earning-rule.ts';

/**
 * `weekend>m.fd2.1.2s` for each counter: the cap's rule or `*`, the period's letter, its first day, times and points, numbers in
 * base 36, counters apart by a space. Ids of rules hold no space and no `>`.
 */
export function encodeUses(uses: readonly Use[]): string {
  return uses
    .map(({ cap, per, since, times, points }) => {
      const numbers = [since, times, points].map((number) => number.toString(36));
      return `${cap}>${[LETTERS[per], ...numbers].join('.')}`;
    })
    .join(' ');
}

const LETTERS: Readonly<Record<CapPeriod, string>> = {
  day: 'd',
  week: 'w',
  month: 'm',
  year: 'y',
  ever: 'e',
};
const PERIODS = new Map(Object.entries(LETTERS).map(([per, letter]) => [letter, per as CapPeriod]));

/** @throws Error when the text is not one that `encodeUses` writes: the item was damaged or written by something else. */
export function decodeUses(text: string): readonly Use[] {
  return text === '' ? [] : text.split(' ').map(decodeUse);
}

function decodeUse(text: string): Use {
  const match = /^([^ >]+)>([dwmye])\.(-?[0-9a-z]+)\.(-?[0-9a-z]+)\.(-?[0-9a-z]+)$/.exec(text);
  const per = PERIODS.get(match?.[2] ?? '');
  if (match === null || per === undefined) throw new Error(`counters of caps cannot be read at "${text}"`);
  const [, cap = '', , ...numbers] = match;
  const [since = 0, times = 0, points = 0] = numbers.map((number) => Number.parseInt(number, 36));
  return { cap, per, since, times, points };
}
