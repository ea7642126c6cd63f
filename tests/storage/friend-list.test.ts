import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Friend, type FriendList, friendList } from '../../shared/storage/friend-list.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { type StartedTable, startTable } from './started-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;

let table: StartedTable;
let list: FriendList;

beforeAll(async () => {
  table = await startTable('Referrals', 0);
  list = friendList(table.client, table.name);
});
afterAll(() => table.close());

const friend = (friendId: string, signedUpAt: number, outcome: Friend['outcome'] = null): Friend => ({
  friendId,
  signedUpAt,
  outcome,
});

const add = async (advocateId: string, friends: readonly Friend[]): Promise<void> => {
  for (const one of friends) expect(await table.commit(list.adding(advocateId, one))).toBe(true);
};

/** All friends, page by page, and every cursor on the way. */
async function readAll(advocateId: string, limit: number) {
  const friends: Friend[] = [];
  const cursors: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await list.page(advocateId, limit, after);
    friends.push(...page.friends);
    if (page.next === null) return { friends, cursors };
    expect(page.friends).toHaveLength(limit);
    cursors.push(page.next);
    after = page.next;
  }
}

describe('friends of an advocate', () => {
  test('are told newest first, with what became of them', async () => {
    const all = [friend('f1', NOW), friend('f2', NOW + 60, 'qualified'), friend('f3', NOW - 60, 'reversed')];
    await add('mbr_1', all);
    await add('mbr_10', [friend('other', NOW)]);
    expect(await list.page('mbr_1', 10)).toEqual({ friends: [all[1], all[0], all[2]], next: null });
    expect(await list.latest('mbr_1', 2)).toEqual([all[1], all[0]]);
    expect(await list.page('mbr_nobody', 10)).toEqual({ friends: [], next: null });
  });

  test.each([1, 2, 3, 5, 12, 13])(
    'are all told once in pages of %i, by cursors that name nobody',
    async (limit) => {
      const advocateId = `paged_${limit}`;
      // Seven of one second, more than most pages have.
      const seconds = [0, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 9];
      await add(
        advocateId,
        seconds.map((second, index) => friend(`friend_${index}`, NOW + second)),
      );
      const { friends, cursors } = await readAll(advocateId, limit);
      expect(friends).toEqual(await list.latest(advocateId, 100));
      expect(friends.map(({ signedUpAt }) => signedUpAt - NOW)).toEqual(seconds.toReversed());
      expect(new Set(friends.map(({ friendId }) => friendId)).size).toBe(12);
      expect(cursors).toHaveLength(Math.ceil(12 / limit) - 1);
      expect(cursors.join()).not.toContain('friend_');
    },
  );

  test('begin at the newest with what is no cursor', async () => {
    const first = await list.page('mbr_1', 1);
    for (const cursor of ['', 'x', '12', 'FRIEND#00000000001#f1', '-1-2'])
      expect(await list.page('mbr_1', 1, cursor)).toEqual(first);
  });

  test('are no codes of the advocate, which lie beside them', async () => {
    const codes = referralCodeStore(table.client, table.name);
    const code = { code: 'amber-otter-42', memberId: 'mbr_2', shownAs: 'Anna', issuedAt: NOW, version: 1 };
    await codes.issue(code);
    await codes.renew(code, { ...code, code: 'amber-otter-43', version: 2 }, NOW, {
      renewalId: 'k',
      requestHash: 'h',
    });
    await add('mbr_2', [friend('f1', NOW)]);
    expect((await list.page('mbr_2', 10)).friends).toEqual([friend('f1', NOW)]);
  });

  test('are more than one answer of the table holds', async () => {
    // Some 1.3 MB, by ids of a kilobyte.
    const long = 'x'.repeat(990);
    const all = Array.from({ length: 1_300 }, (_, index) =>
      friend(`${index}`.padStart(5, '0') + long, NOW + index),
    );
    for (let start = 0; start < all.length; start += 100)
      await table.commit(...all.slice(start, start + 100).map((one) => list.adding('many', one)));
    const latest = await list.latest('many', 5_000);
    expect(latest.map(({ signedUpAt }) => signedUpAt)).toEqual(
      all.map(({ signedUpAt }) => signedUpAt).toReversed(),
    );
    const page = await list.page('many', 1_200);
    expect(page.friends).toEqual(latest.slice(0, 1_200));
    expect((await list.page('many', 1_200, page.next ?? '')).friends).toEqual(latest.slice(1_200));
  });
});

describe('a friend', () => {
  test('is marked by each decision, also where the list had lost them', async () => {
    await add('mbr_3', [friend('f1', NOW)]);
    expect(await table.commit(list.marking('mbr_3', friend('f1', NOW), 'qualified'))).toBe(true);
    expect((await list.page('mbr_3', 10)).friends).toEqual([friend('f1', NOW, 'qualified')]);
    await table.commit(list.marking('mbr_3', friend('f1', NOW), 'reversed'));
    await table.commit(list.marking('mbr_3', friend('lost', NOW - 1), 'rejected'));
    expect((await list.page('mbr_3', 10)).friends).toEqual([
      friend('f1', NOW, 'reversed'),
      friend('lost', NOW - 1, 'rejected'),
    ]);
  });

  test('goes from one advocate to another in one transaction', async () => {
    await add('mbr_4', [friend('f1', NOW)]);
    const moved = friend('f1', NOW + 5);
    expect(await table.commit(list.removing('mbr_4', friend('f1', NOW)), list.adding('mbr_5', moved))).toBe(
      true,
    );
    expect((await list.page('mbr_4', 10)).friends).toEqual([]);
    expect((await list.page('mbr_5', 10)).friends).toEqual([moved]);
    expect(await table.commit(list.removing('mbr_4', friend('f1', NOW)))).toBe(true);
  });

  test('is on no list where the rest of the transaction fails', async () => {
    const impossible = {
      ConditionCheck: {
        TableName: table.name,
        Key: { pk: { S: 'NOTHING' }, sk: { S: 'NOTHING' } },
        ConditionExpression: 'attribute_exists(pk)',
      },
    };
    expect(await table.commit(list.adding('mbr_6', friend('f1', NOW)), impossible)).toBe(false);
    expect((await list.page('mbr_6', 10)).friends).toEqual([]);
  });
});
