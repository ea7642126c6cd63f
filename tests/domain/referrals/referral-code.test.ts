import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_ADJECTIVES, CODE_NOUNS } from '../../../shared/domain/referrals/code-words.ts';
import { referralCode, WISHED_CODE, wishedCode } from '../../../shared/domain/referrals/referral-code.ts';
import { normalizedCode } from '../../../shared/domain/rewards/coupon-code.ts';
import { check } from '../../law-runs.ts';

const LISTS = [
  ['adjectives', CODE_ADJECTIVES],
  ['nouns', CODE_NOUNS],
] as const;

/** Whether one becomes the other by a letter more, less, or in place of another. */
function isOneLetterFrom(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  const first = [...long].findIndex((letter, place) => letter !== short[place]);
  const rest = long.slice(first + 1);
  return rest === short.slice(long.length === short.length ? first + 1 : first);
}

/** Twisted by thirteen letters, so that nobody has to read them. */
const NEVER_READ =
  'nany nahf nefr ovgpu pbpx pbba phag qnza qvpx qvxr qlxr snt shpx tbbx urvy ubzb wnc wrj xvxr xvyy xxx xyna anmv arteb avt cnxv cravf crei cvzc cvff cbb chor chff encr frk fuvg fyhg fcvp fhpx gvg gheq gjng jnax juber jbc'
    .replaceAll(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97))
    .split(' ');

describe.each(LISTS)('%s', (_, words) => {
  test('have three to seven letters', () => {
    expect(words.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([]);
  });

  test('are distinct, and cannot be taken for each other', () => {
    expect(new Set(words.map(normalizedCode)).size).toBe(words.length);
    const alike = words.flatMap((a, index) =>
      words
        .slice(index + 1)
        .filter((b) => isOneLetterFrom(a, b))
        .map((b) => [a, b]),
    );
    expect(alike).toEqual([]);
    expect(words.filter((a) => words.some((b) => b !== a && b.startsWith(a)))).toEqual([]);
  });
});

describe('pairs of words', () => {
  test('are read in one way without their dash', () => {
    const pairs = CODE_ADJECTIVES.flatMap((adjective) => CODE_NOUNS.map((noun) => `${adjective}${noun}`));
    expect(new Set(pairs).size).toBe(CODE_ADJECTIVES.length * CODE_NOUNS.length);
    expect(CODE_ADJECTIVES.filter((word) => CODE_NOUNS.includes(word))).toEqual([]);
  });

  test('have nothing in them that one would rather not read', () => {
    const read = CODE_ADJECTIVES.flatMap((adjective) =>
      CODE_NOUNS.filter((noun) => NEVER_READ.some((word) => `${adjective}${noun}`.includes(word))).map(
        (noun) => `${adjective}-${noun}`,
      ),
    );
    expect(read).toEqual([]);
  });
});

describe('a code', () => {
  test('is two words and a number', () => {
    const drawn = [CODE_ADJECTIVES.indexOf('amber'), CODE_NOUNS.indexOf('otter'), 2, 0];
    const ranges: number[] = [];
    const code = referralCode((below) => {
      ranges.push(below);
      return drawn[ranges.length - 1] ?? 0;
    }, 2);
    expect(code).toBe('amber-otter-42');
    expect(ranges).toEqual([CODE_ADJECTIVES.length, CODE_NOUNS.length, 6, 6]);
  });

  test('has as many others as its comment says', () => {
    const file = new URL('../../../shared/domain/referrals/referral-code.ts', import.meta.url);
    const comment = readFileSync(file, 'utf8');
    const pairs = CODE_ADJECTIVES.length * CODE_NOUNS.length;
    for (const count of [pairs, pairs * 6 ** 2, pairs * 6 ** 3])
      expect(comment).toContain(` ${count.toLocaleString('en-US')}`);
  });

  test('that was drawn is one that could be wished for, and tells of what it was drawn from', () => {
    const draws = fc.tuple(fc.nat(239), fc.nat(255), fc.array(fc.nat(5), { minLength: 2, maxLength: 6 }));
    const seen = new Map<string, string>();
    check(
      fc.property(draws, ([adjective, noun, digits]) => {
        const drawn = [adjective, noun, ...digits];
        const code = referralCode(() => drawn.shift() ?? 0, digits.length);
        const told = `${adjective} ${noun} ${digits}`;
        expect(wishedCode(code)).toBe(code);
        expect(seen.get(normalizedCode(code)) ?? told).toBe(told);
        seen.set(normalizedCode(code), told);
      }),
    );
  });
});

describe('a code that a shop wishes for', () => {
  test.each(['ANNA', 'anna-2026', 'a-b-c-d', 'Kaffee-Freunde-Innenstad', 'abcdefghijklmnopqrstuvwx'])(
    '%s is taken as it is written',
    (text) => {
      expect(wishedCode(` ${text}\n`)).toBe(text);
      expect(WISHED_CODE.test(text)).toBe(true);
    },
  );

  test.each([
    ['', 'nothing'],
    ['ann', 'three letters'],
    ['a-b-c', 'three letters and dashes'],
    ['1anna', 'a digit first'],
    ['-anna', 'a dash first'],
    ['anna-', 'a dash last'],
    ['an--na', 'two dashes'],
    ['an na', 'a blank'],
    ['änna', 'a letter of another alphabet'],
    ['anna/qr', 'a slash'],
    ['abcdefghijklmnopqrstuvwxy', '25 letters'],
  ])('"%s" is refused: %s', (text) => {
    expect(wishedCode(text)).toBeNull();
  });
});
