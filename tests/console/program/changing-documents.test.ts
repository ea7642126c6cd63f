import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  withFieldNamed,
  withItem,
  withItemMoved,
  without,
  withValue,
} from '../../../web/console/program/model/change-document.ts';
import {
  isFields,
  type Place,
  placeOf,
  pointerOf,
  valueAt,
} from '../../../web/console/program/model/place.ts';
import { check } from '../../law-runs.ts';
import { anyDocument } from './any-document.ts';

/** Every place of a value, from the whole to its leaves. */
function placesIn(value: unknown, at: Place = []): readonly Place[] {
  const inner = Array.isArray(value)
    ? value.map((item, index) => placesIn(item, [...at, index]))
    : isFields(value)
      ? Object.entries(value).map(([key, item]) => placesIn(item, [...at, key]))
      : [];
  return [at, ...inner.flat()];
}

/** Each draws a whole document. */
const RUNS = 60;
const text = (value: unknown): string => JSON.stringify(value);
const anyPlace = fc.tuple(anyDocument, fc.nat()).map(([document, which]) => {
  const places = placesIn(document);
  return { document, place: places[which % places.length] ?? [] };
});

test('a place is found again by its pointer', () => {
  check(
    fc.property(anyPlace, ({ document, place }) => {
      expect(placeOf(pointerOf(place), document)).toEqual(place);
    }),
    RUNS,
  );
});

test('what is put back where it was leaves the document as it was, to the letter', () => {
  check(
    fc.property(anyPlace, ({ document, place }) => {
      expect(text(withValue(document, place, valueAt(document, place)))).toBe(text(document));
    }),
    RUNS,
  );
});

test('a change of one place changes that place alone, and takes nothing from its place', () => {
  check(
    fc.property(anyPlace, fc.jsonValue(), ({ document, place }, value) => {
      const before = text(document);
      const changed = withValue(document, place, value);
      expect(valueAt(changed, place)).toEqual(value);
      expect(text(withValue(changed, place, valueAt(document, place)))).toBe(before);
      expect(text(document)).toBe(before);
    }),
    RUNS,
  );
});

test('what is left out and put in again is what it was, at its place among its neighbors', () => {
  check(
    fc.property(anyPlace, ({ document, place }) => {
      fc.pre(place.length > 0);
      const value = valueAt(document, place);
      const parent = valueAt(document, place.slice(0, -1));
      const rest = without(document, place);
      const again = Array.isArray(parent)
        ? withItem(rest, place, value)
        : withValue(rest, place, value, Object.keys(parent as object));
      expect(text(again)).toBe(text(document));
    }),
    RUNS,
  );
});

test('an item that is moved there and back is where it was', () => {
  const listed = fc.tuple(anyDocument, fc.nat(), fc.nat()).map(([document, which, to]) => {
    const items = placesIn(document).filter((place) => typeof place.at(-1) === 'number');
    const place = items[which % items.length] ?? [];
    const list = valueAt(document, place.slice(0, -1));
    return { document, place, to: Array.isArray(list) ? to % list.length : 0 };
  });
  check(
    fc.property(listed, ({ document, place, to }) => {
      const moved = withItemMoved(document, place, to);
      const there = [...place.slice(0, -1), to];
      expect(valueAt(moved, there)).toEqual(valueAt(document, place));
      expect(text(withItemMoved(moved, there, Number(place.at(-1))))).toBe(text(document));
    }),
    RUNS,
  );
});

test('a new field stands where its schema has it', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(Object.keys(withValue({ b: 1, d: 2 }, ['c'], 3, order) as object)).toEqual(['b', 'c', 'd']);
  expect(Object.keys(withValue({ b: 1 }, ['c'], 3, order) as object)).toEqual(['b', 'c']);
  expect(Object.keys(withValue({ b: 1, other: 0 }, ['a'], 3, order) as object)).toEqual(['a', 'b', 'other']);
  expect(Object.keys(withFieldNamed({ a: 1, b: 2 }, ['a'], 'c') as object)).toEqual(['c', 'b']);
});
