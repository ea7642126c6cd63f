import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { notYet, reasonWords } from '../../../web/figures/words/reason-words.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Where figures get their reasons from. */
const SOURCES = [
  ...readdirSync(join(ROOT, 'shared/metrics'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `shared/metrics/${file}`),
  'shared/domain/lifetime-value/lifetime-value.ts',
  'shared/domain/experiments/effect.ts',
];
const CODE = /'([A-Z]+(?:_[A-Z]+)+|IMMATURE|INCONCLUSIVE|NOBODY)'/g;

const codes = SOURCES.flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(CODE)].map(([, code = '']) => code),
);

it('says of every reason that a metric gives more than its code', () => {
  expect(new Set(codes).size).toBeGreaterThan(25);
  const unsaid = codes.filter((code) => reasonWords(code) === code.replaceAll('_', ' ').toLowerCase());
  expect([...new Set(unsaid)]).toEqual([]);
});

it('says the words of a code that it does not know', () => {
  expect(notYet({ reason: 'STARS_ARE_WRONG' })).toBe('not yet: stars are wrong');
  expect(notYet({ reason: null })).toBe('not yet: no reason was told');
  expect(notYet({ reason: 'INCONCLUSIVE' })).toBe('inconclusive: its interval holds no difference, too');
});
