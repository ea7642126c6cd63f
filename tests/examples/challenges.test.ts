import { expect, test } from 'vitest';
import { progressOf } from '../../shared/domain/challenges/progress.ts';
import { progressWords } from '../../shared/domain/challenges/progress-words.ts';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { awardsAfter } from '../../shared/domain/ledger/award-challenge.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { aLine, aMember, anOrder, decided, seconds } from '../domain/builders.ts';
import { exampleProgram } from './member-year.ts';

const PROGRAM = exampleProgram('challenges.json');
const JOINED = seconds('2027-01-02T10:00:00-08:00');

/** Orders at local noon of days of 2027, with what a member has after each. */
function year(...bought: readonly (readonly [day: string, dollars: number, ...categories: string[]])[]) {
  let account = aMember(PROGRAM, JOINED);
  const achieved: string[] = [];
  for (const [index, [day, dollars, ...categories]] of bought.entries()) {
    const placedAt = seconds(`2027-${day}T12:00:00-08:00`);
    const lines = [aLine({ unitPrice: dollars * 100, categories: ['coffee', ...categories] })];
    const order = anOrder({ orderId: `order-${index}`, placedAt, lines });
    const recorded = decided(recordOrder(account, order, PROGRAM, placedAt));
    const awards = awardsAfter(recorded.account, recorded.entry, PROGRAM, placedAt);
    account = awards.at(-1)?.account ?? recorded.account;
    achieved.push(...awards.map(({ entry }) => `${day} ${entry.cause.challengeId}`));
  }
  const wordsOn = (day: string) =>
    (PROGRAM.challenges ?? []).map((challenge) => {
      const now = seconds(`2027-${day}T12:00:00-08:00`);
      return progressWords(challenge.goal, progressOf(challenge, account.marks, now, PROGRAM.timeZone));
    });
  return { account, achieved, wordsOn };
}

test('three orders of a newcomer', () => {
  const { account, achieved, wordsOn } = year(['01-05', 20], ['01-20', 30], ['02-01', 20]);
  expect(achieved).toEqual(['02-01 first-three']);
  expect(wordsOn('02-10')).toEqual([
    'achieved',
    '1 of 3 orders this month',
    '2 of 6 months in a row',
    '0 of 3 categories',
  ]);
  // 2 for each of 70 dollars, and 300 with those of the third order.
  const { active, pending } = balanceOf(account);
  expect(active + pending).toBe(440);
  expect(pending).toBeGreaterThanOrEqual(340);
});

test('who has been a member for longer is no newcomer', () => {
  const { achieved, wordsOn } = year(['01-05', 20], ['01-20', 20], ['05-01', 20]);
  expect(achieved).toEqual([]);
  expect(wordsOn('05-02')[0]).toBe('2 of 3 orders');
});

test('three a month, once in each month', () => {
  const { achieved, wordsOn } = year(
    ['05-05', 25],
    ['05-06', 19],
    ['05-07', 25],
    ['05-08', 25],
    ['05-09', 25],
    ['06-01', 25],
  );
  expect(achieved).toEqual(['05-08 three-a-month']);
  expect(wordsOn('05-20')[1]).toBe('achieved this month');
  expect(wordsOn('06-20')[1]).toBe('1 of 3 orders this month');
});

test('a row of months, again and again', () => {
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  const { achieved, wordsOn } = year(...months.map((month) => [`${month}-15`, 10] as const));
  expect(achieved).toEqual(['03-15 first-three', '06-15 half-a-year', '12-15 half-a-year']);
  expect(wordsOn('12-20')[2]).toBe('0 of 6 months in a row');
});

test('three of four categories, decaffeinated aside', () => {
  const { achieved, wordsOn } = year(['03-01', 10, 'filter'], ['04-10', 10, 'filter', 'capsules']);
  expect(achieved).toEqual([]);
  expect(wordsOn('05-01')[3]).toBe('2 of 3 categories: filter, capsules');
  expect(year(['03-01', 10, 'filter'], ['04-10', 10, 'espresso', 'capsules']).achieved).toEqual([
    '04-10 explorer',
  ]);
});
