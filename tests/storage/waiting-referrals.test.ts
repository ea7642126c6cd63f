import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueList } from '../../shared/storage/due-list.ts';
import { reviewList } from '../../shared/storage/review-list.ts';
import { type StartedTable, startTable } from './started-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;

let table: StartedTable;
beforeAll(async () => {
  table = await startTable('Referrals', 0);
});
afterAll(() => table.close());

describe('referrals to review', () => {
  test('are listed in the order in which holds end, page by page, until they are decided', async () => {
    const list = reviewList(table.client, table.name);
    const all = ['a', 'b', 'c', 'd', 'e'].map((friendId, index) => ({
      friendId,
      holdEndsAt: NOW + Math.floor(index / 2),
    }));
    for (const { friendId, holdEndsAt } of all.toReversed())
      expect(await table.commit(list.adding(friendId, holdEndsAt))).toBe(true);
    expect(await list.page(10)).toEqual({ waiting: all, next: null });
    const first = await list.page(3);
    expect(first.waiting).toEqual(all.slice(0, 3));
    expect(await list.page(3, first.next ?? '')).toEqual({ waiting: all.slice(3), next: null });
    // Twice the same is once; what is not there is no matter.
    await table.commit(list.adding('a', NOW), list.removing('b', NOW), list.removing('zz', NOW));
    expect((await list.page(10)).waiting.map(({ friendId }) => friendId)).toEqual(['a', 'c', 'd', 'e']);
  });
});

describe('promised rewards', () => {
  test('are due from their second on, longest due first, and not before', async () => {
    const list = dueList(table.client, table.name);
    await table.commit(
      list.adding('later', NOW + 1),
      list.adding('now', NOW),
      list.adding('before', NOW - 3_600),
      list.adding('long-ago', 5),
    );
    expect(await list.due(NOW - 3_601, 10)).toEqual([{ friendId: 'long-ago', dueAt: 5 }]);
    expect(await list.due(NOW, 10)).toEqual([
      { friendId: 'long-ago', dueAt: 5 },
      { friendId: 'before', dueAt: NOW - 3_600 },
      { friendId: 'now', dueAt: NOW },
    ]);
    expect(await list.due(NOW, 2)).toHaveLength(2);
    expect(await list.due(NOW + 1, 10)).toHaveLength(4);
  });

  test('are taken off when they were kept, or are broken', async () => {
    const list = dueList(table.client, table.name);
    await list.remove('long-ago', 5);
    await list.remove('long-ago', 5);
    expect(await table.commit(list.removing('before', NOW - 3_600), list.removing('nobody', NOW))).toBe(true);
    expect(await list.due(NOW, 10)).toEqual([{ friendId: 'now', dueAt: NOW }]);
  });
});
