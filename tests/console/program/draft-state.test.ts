import { expect, test } from 'vitest';
import {
  beginning,
  type DraftAction,
  type DraftState,
  isChanged,
  next,
  type StoredDraft,
} from '../../../web/console/program/draft/draft-state.ts';

const stored = (document: unknown, etag = '"1"'): StoredDraft => ({
  draftId: 'dft_1',
  name: 'Autumn',
  document,
  etag,
  updatedAt: '2026-11-23T12:00:00Z',
  actor: 'Mia',
});

const after = (...actions: readonly DraftAction[]): DraftState =>
  actions.reduce(next, beginning(stored({ a: 1 })));
const changed = (document: unknown, atMs: number): DraftAction => ({ kind: 'changed', document, atMs });

test('a draft that was changed and changed back is not changed', () => {
  expect(isChanged(after(changed({ a: 2 }, 10_000)))).toBe(true);
  expect(isChanged(after(changed({ a: 2 }, 10_000), changed({ a: 1 }, 20_000)))).toBe(false);
  expect(isChanged(after({ kind: 'renamed', name: 'Winter' }))).toBe(true);
});

test('changes are taken back one by one, and made again; what is typed in one go is one', () => {
  const typed = after(changed({ a: 2 }, 10_000), changed({ a: 23 }, 10_300), changed({ a: 4 }, 20_000));
  const once = next(typed, { kind: 'undone' });
  expect(once.document).toEqual({ a: 23 });
  const twice = next(once, { kind: 'undone' });
  expect(twice.document).toEqual({ a: 1 });
  expect(next(twice, { kind: 'undone' })).toEqual(twice);
  expect(next(next(twice, { kind: 'redone' }), { kind: 'redone' }).document).toEqual({ a: 4 });
  expect(next(next(once, changed({ a: 9 }, 30_000)), { kind: 'redone' }).document).toEqual({ a: 9 });
});

test('what was changed while it was being saved is not lost', () => {
  const saved = after(changed({ a: 2 }, 10_000), changed({ a: 3 }, 20_000), {
    kind: 'saved',
    draft: stored({ a: 2 }, '"2"'),
  });
  expect([saved.document, saved.base.etag, isChanged(saved)]).toEqual([{ a: 3 }, '"2"', true]);
});

test('theirs takes the place of mine, or mine goes over theirs, to be saved on top of it', () => {
  const theirs = stored({ a: 7 }, '"5"');
  expect(after(changed({ a: 2 }, 10_000), { kind: 'taken', draft: theirs })).toMatchObject({
    document: { a: 7 },
    past: [],
  });
  const mine = after(changed({ a: 2 }, 10_000), { kind: 'rebased', draft: theirs, document: { a: 2 } });
  expect([mine.document, mine.base.etag, isChanged(mine)]).toEqual([{ a: 2 }, '"5"', true]);
});

test('changes that a tab had kept are shown over what was saved', () => {
  const state = beginning(stored({ a: 1 }), { name: 'Winter', document: { a: 5 } });
  expect([state.name, state.document, isChanged(state)]).toEqual(['Winter', { a: 5 }, true]);
});
