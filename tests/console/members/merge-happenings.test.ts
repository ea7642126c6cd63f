import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Happening, ofEntry } from '../../../web/console/members/timeline/happening.ts';
import { type Loaded, merged } from '../../../web/console/members/timeline/merge-happenings.ts';
import { check } from '../../law-runs.ts';
import { entryOf } from './entries.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();
const happening = (minute: number, sequence: number): Happening =>
  ofEntry(entryOf({ sequence, recordedAt: at(minute) }));
const loaded = (name: string, minutes: readonly number[], hasOlder: boolean): Loaded => ({
  name,
  hasOlder,
  happenings: minutes.map((minute, index) => happening(minute, 1_000 * name.length + index)),
});
const minutesOf = (shown: readonly Happening[]): readonly number[] =>
  shown.map((one) => (Date.parse(one.at) - Date.UTC(2026, 10, 1)) / 60_000);

test('lists that are all there are one, newest first', () => {
  const { shown, waitsFor } = merged([loaded('a', [9, 4], false), loaded('bb', [7, 1], false)]);
  expect(minutesOf(shown)).toEqual([9, 7, 4, 1]);
  expect(waitsFor).toEqual([]);
});

test('a list with more to come holds back what may stand behind its next page', () => {
  const { shown, waitsFor } = merged([loaded('a', [9, 6], true), loaded('bb', [7, 1], false)]);
  expect(minutesOf(shown)).toEqual([9, 7, 6]);
  expect(waitsFor).toEqual(['a']);
});

test('nothing is shown before every list has begun', () => {
  const { shown, waitsFor } = merged([loaded('a', [], true), loaded('bb', [7, 1], false)]);
  expect(shown).toEqual([]);
  expect(waitsFor).toEqual(['a']);
});

test('entries of one second stand as the books have them', () => {
  const { shown } = merged([
    { name: 'entries', hasOlder: false, happenings: [happening(3, 12), happening(3, 11)] },
  ]);
  expect(shown.map(({ rank }) => rank)).toEqual([12, 11]);
});

test('however far each list is loaded, what is shown is the beginning of the whole', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 30 });
  check(
    fc.property(fc.array(fc.tuple(minutes, fc.nat(30)), { minLength: 1, maxLength: 4 }), (lists) => {
      const sorted = lists.map(([all, pageEnd]) => ({
        all: all.toSorted((one, other) => other - one),
        pageEnd,
      }));
      const whole = sorted.flatMap(({ all }) => all).sort((one, other) => other - one);
      const { shown, waitsFor } = merged(
        sorted.map(({ all, pageEnd }, index) =>
          loaded(`list ${'x'.repeat(index)}`, all.slice(0, pageEnd), pageEnd < all.length),
        ),
      );
      expect(minutesOf(shown)).toEqual(whole.slice(0, shown.length));
      if (waitsFor.length === 0) expect(shown).toHaveLength(whole.length);
    }),
  );
});
