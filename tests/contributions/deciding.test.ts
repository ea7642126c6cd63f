import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { type ContributingWorld, type Move, startContributingWorld } from './contributing-world.ts';

let world: ContributingWorld;
beforeAll(async () => {
  world = await startContributingWorld();
});
afterAll(() => world.close());

const NOTHING = { points: 0, recorded: false, reversed: false };
const STANDING = {
  approve: { decisions: ['approved'], points: 20, recorded: true, reversed: false, waits: false },
  reject: { decisions: ['rejected'], ...NOTHING, waits: false },
  withdraw: {
    decisions: ['approved', 'withdrawn'],
    points: 0,
    recorded: true,
    reversed: true,
    waits: false,
  },
} as const;
const BEFORE = {
  approve: { decisions: [], ...NOTHING, waits: true },
  reject: { decisions: [], ...NOTHING, waits: true },
  withdraw: STANDING.approve,
} as const;

/** One life for each half of each request to die at, and at last one that ends by itself. */
async function livesOf(move: Move): Promise<number> {
  for (let halves = 0; ; halves += 1) {
    expect(halves, 'some process lives to the end').toBeLessThan(60);
    const memberId = await world.newMember();
    const id = await world.newReview(memberId);
    if (move === 'withdraw') await world.decide(id, 'approve', 'ana');
    const survived = await world.decide(id, move, 'ana', halves).then(
      () => true,
      () => false,
    );
    // Whatever became of it, there is never one without the other.
    expect([BEFORE[move], STANDING[move]]).toContainEqual(await world.standing(id, memberId));
    await world.decide(id, move, 'ana');
    expect(await world.standing(id, memberId)).toEqual(STANDING[move]);
    if (survived) return halves;
  }
}

describe('whenever a process ends', () => {
  test.each([
    ['approve', 8],
    ['reject', 6],
    ['withdraw', 8],
  ] as const)(
    '%s: decision and points are there both or not at all, and once when it is repeated',
    async (move, atLeast) => {
      expect(await livesOf(move)).toBeGreaterThanOrEqual(atLeast);
    },
  );

  test('the budget of the rule says what stands', async () => {
    const memberId = await world.newMember();
    const before = await world.spentOfBudget();
    const [kept, gone] = [await world.newReview(memberId), await world.newReview(memberId)];
    for (const id of [kept, gone]) await world.decide(id, 'approve', 'ana');
    expect((await world.spentOfBudget()) - before).toBe(40);
    await world.decide(gone, 'withdraw', 'ana');
    expect((await world.spentOfBudget()) - before).toBe(20);
  });
});

describe('of many who decide at once', () => {
  test('one did, and whoever says the same is told so', async () => {
    const memberId = await world.newMember();
    const id = await world.newReview(memberId);
    const people = Array.from({ length: 8 }, (_, number) => ({
      actor: `person-${number}`,
      move: number % 2 === 0 ? ('approve' as const) : ('reject' as const),
    }));
    const outcomes = await Promise.all(people.map(({ actor, move }) => world.decide(id, move, actor)));
    const stored = await world.contributions.find(id);
    const [decision] = stored?.decisions ?? [];
    expect(stored?.decisions).toHaveLength(1);
    const first = people.find(({ actor }) => actor === decision?.actor);
    expect(decision?.status).toBe(first?.move === 'approve' ? 'approved' : 'rejected');
    for (const [index, { actor, move }] of people.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error('every person is answered');
      if (move !== first?.move) expect(outcome).toMatchObject({ code: 'CONTRIBUTION_DECIDED' });
      else expect(outcome).toMatchObject({ contribution: stored, isReplay: actor !== decision?.actor });
    }
    expect(await world.standing(id, memberId)).toEqual(STANDING[first?.move ?? 'approve']);
  });

  test('reviews of one member are all approved', async () => {
    const memberId = await world.newMember();
    const ids = await Promise.all(Array.from({ length: 8 }, () => world.newReview(memberId)));
    const outcomes = await Promise.all(ids.map((id) => world.decide(id, 'approve', 'ana')));
    expect(outcomes.filter(isRefusal)).toEqual([]);
    expect((await world.ledger.readAccount(memberId))?.active).toMatchObject([{ points: 160 }]);
  });
});

test('the queue is read in pages, the oldest first', async () => {
  const memberId = await world.newMember();
  const ids = [
    await world.newReview(memberId),
    await world.newReview(memberId),
    await world.newReview(memberId),
  ];
  const seen: string[] = [];
  let next: string | null | undefined;
  while (next !== null) {
    const page = await world.contributions.submitted(2, next);
    expect(page.contributions.length).toBeLessThanOrEqual(2);
    seen.push(...page.contributions.map(({ activity }) => activity.activityId));
    next = page.next;
  }
  expect(seen).toEqual(ids.toSorted());
});
