import type { Use } from '../domain/ledger/uses.ts';
import type { CapPeriod } from '../domain/program/earning-rule.ts';

/**
 * `weekend>m.fd2.1.2s` for each counter: the cap's rule or `*`, the period's letter, its first day, times and points, numbers in
 * base 36, counters apart by a space. A cap is named once for the counters of it that follow each other. Ids of rules hold no
 * space and no `>`.
 */
export function encodeUses(uses: readonly Use[]): string {
  return uses
    .map(({ cap, per, since, times, points }, index) => {
      const name = cap === uses[index - 1]?.cap ? '' : cap;
      const numbers = [since, times, points].map((number) => number.toString(36));
      return `${name}>${[LETTERS[per], ...numbers].join('.')}`;
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
  let before = '';
  if (text === '') return [];
  return text.split(' ').map((part) => {
    const use = decodeUse(part, before);
    before = use.cap;
    return use;
  });
}

function decodeUse(text: string, before: string): Use {
  const match = /^([^ >]*)>([dwmye])\.(-?[0-9a-z]+)\.(-?[0-9a-z]+)\.(-?[0-9a-z]+)$/.exec(text);
  const per = PERIODS.get(match?.[2] ?? '');
  const cap = match?.[1] || before;
  if (match === null || per === undefined || cap === '')
    throw new Error(`counters of caps cannot be read at "${text}"`);
  const [, , , ...numbers] = match;
  const [since = 0, times = 0, points = 0] = numbers.map((number) => Number.parseInt(number, 36));
  return { cap, per, since, times, points };
}
