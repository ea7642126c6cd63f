import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { referralStatus } from '../../shared/domain/ledger/referral-state.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralJudging } from '../../shared/domain/program/referral-program.ts';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { referralReconciler } from '../../shared/referring/reconcile-referral.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { type ReferringWorld, startReferringWorld } from './referring-world.ts';

const JUDGING: ReferralJudging = { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 };
const PROGRAM = referring({ judging: JUDGING });
const DAY = SECONDS_PER_DAY;

let world: ReferringWorld;
let made = 0;
beforeAll(async () => {
  world = await startReferringWorld();
});
afterAll(() => world.table.close());

/** An advocate and a friend who came with their code. */
async function pair(program: Program = PROGRAM) {
  made += 1;
  const [advocate, friend] = [`advocate-${made}`, `friend-${made}`];
  await world.enroll(advocate, program, BEGIN);
  await world.join(friend, advocate, program, BEGIN + 60);
  return { advocate, friend, order: `order-${made}` };
}

/** What both are known by: the same telephone and card, which somebody should look at; or the same mailbox. */
async function resemble(
  { advocate, friend }: { readonly advocate: string; readonly friend: string },
  raw: Parameters<typeof hashedSignals>[0],
) {
  const { signals, salt } = world.deps(PROGRAM);
  for (const memberId of [advocate, friend]) await signals.merge(memberId, hashedSignals(raw, await salt()));
}
const DOUBTFUL = { phone: '+1 415 555 0137', payment: 'card-1' };
const SAME = { email: 'ann.smith@example.com' };

const look = (friend: string, now: number, ...programs: readonly Program[]) =>
  world.reconciler(programs.length === 0 ? [PROGRAM] : programs)(friend, now);
const kinds = async (friend: string) => {
  const { entries } = await world.stateOf(friend);
  return entries.map(({ cause }) => ('side' in cause ? `${cause.kind} ${cause.side}` : cause.kind));
};
async function balanceAt(memberId: string, now: number) {
  return balanceOf(settle(await world.accountOf(memberId), now).account);
}
async function statusAt(friend: string, now: number) {
  return referralStatus(await world.stateOf(friend), PROGRAM, now);
}
async function outcomeOn(advocate: string) {
  const [friend] = await world.deps(PROGRAM).friends.latest(advocate, 1);
  return friend?.outcome ?? null;
}
async function isInReview(friend: string) {
  const { waiting } = await world.deps(PROGRAM).reviews.page(100);
  return waiting.some(({ friendId }) => friendId === friend);
}

describe('a friend who ordered', () => {
  test('qualifies, and both get points that wait; looking again changes nothing', async () => {
    const { advocate, friend, order } = await pair();
    expect(await look(friend, BEGIN + 90)).toMatchObject({ appended: 0 });
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 100);
    expect(await look(friend, BEGIN + 200)).toMatchObject({ appended: 3 });
    expect(await kinds(friend)).toEqual([
      'referral',
      'referral_qualification',
      'referral_reward friend',
      'referral_reward advocate',
    ]);
    expect(await balanceAt(advocate, BEGIN + 300)).toMatchObject({ pending: 500, active: 0 });
    expect(await balanceAt(friend, BEGIN + 300)).toMatchObject({ pending: 300, active: 0 });
    expect(await balanceAt(advocate, BEGIN + 40 * DAY)).toMatchObject({ pending: 0, active: 500 });
    expect(await outcomeOn(advocate)).toBe('qualified');
    expect(await look(friend, BEGIN + 40 * DAY)).toMatchObject({ appended: 0 });
    expect(await world.driftOf(advocate)).toEqual([]);
    expect(await world.driftOf(friend)).toEqual([]);
  });

  test('long ago and in vain is not looked for again in all that they ordered since', async () => {
    const { friend, order } = await pair();
    const later = BEGIN + 400 * DAY;
    for (let index = 0; index < 130; index += 1)
      await world.buy(friend, `${order}-${index}`, 1_000, PROGRAM, later + index);
    const deps = world.deps(PROGRAM);
    let pages = 0;
    const readEntries: typeof deps.ledger.readEntries = (...asked) => {
      pages += 1;
      return deps.ledger.readEntries(...asked);
    };
    const looked = await referralReconciler({ ...deps, ledger: { ...deps.ledger, readEntries } })(
      friend,
      later + DAY,
    );
    expect([looked.appended, pages]).toEqual([0, 1]);
  });

  test('qualifies by the first order that is enough, even where only a later one is heard of', async () => {
    const { friend, order } = await pair();
    await world.buy(friend, `${order}-small`, 100, PROGRAM, BEGIN + 100);
    expect(await look(friend, BEGIN + 110)).toMatchObject({ appended: 0 });
    await world.buy(friend, `${order}-first`, 1_000, PROGRAM, BEGIN + 120);
    // Nobody told of it.
    await world.buy(friend, `${order}-second`, 5_000, PROGRAM, BEGIN + 130);
    await look(friend, BEGIN + 140);
    expect((await world.stateOf(friend)).qualification?.cause.orderId).toBe(`${order}-first`);
  });

  test('is not overlooked where the statement is behind: the account says how many entries there are', async () => {
    const { friend, order } = await pair();
    await world.buy(friend, `${order}-first`, 1_000, PROGRAM, BEGIN + 100);
    await world.buy(friend, `${order}-second`, 1_000, PROGRAM, BEGIN + 110);
    const deps = world.deps(PROGRAM);
    // DynamoDB's index may show the second before the first, or neither; the engine here never does.
    const behind: ('everything' | 'the first')[] = ['everything', 'the first'];
    const readEntries: typeof deps.ledger.readEntries = async (...asked) => {
      const page = await deps.ledger.readEntries(...asked);
      const hidden = behind.shift();
      if (hidden === undefined) return page;
      const isShown = (orderId: string | null) => hidden === 'the first' && orderId !== `${order}-first`;
      return { ...page, entries: page.entries.filter(({ orderId }) => isShown(orderId)) };
    };
    await referralReconciler({ ...deps, ledger: { ...deps.ledger, readEntries } })(friend, BEGIN + 120);
    expect(behind).toEqual([]);
    expect((await world.stateOf(friend)).qualification?.cause.orderId).toBe(`${order}-first`);
  });

  test('too late does not qualify', async () => {
    const { friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 40 * DAY);
    expect(await look(friend, BEGIN + 40 * DAY)).toMatchObject({ appended: 0 });
    expect(await statusAt(friend, BEGIN + 40 * DAY)).toBe('expired');
  });

  test('and was nobody’s friend is nobody’s matter', async () => {
    made += 1;
    await world.enroll(`nobody-${made}`, PROGRAM, BEGIN);
    expect(await look(`nobody-${made}`, BEGIN)).toMatchObject({ appended: 0 });
  });
});

describe('an order that goes back', () => {
  test('within the hold takes back from what waits, of both, once', async () => {
    const { advocate, friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 100);
    await look(friend, BEGIN + 200);
    await world.sendBack(friend, order, PROGRAM, BEGIN + 5 * DAY);
    expect(await look(friend, BEGIN + 5 * DAY)).toMatchObject({ appended: 2 });
    expect(await look(friend, BEGIN + 5 * DAY)).toMatchObject({ appended: 0 });
    for (const memberId of [advocate, friend])
      expect(await balanceAt(memberId, BEGIN + 5 * DAY)).toMatchObject({ pending: 0, active: 0, deficit: 0 });
    expect(await outcomeOn(advocate)).toBe('reversed');
    expect(await world.driftOf(advocate)).toEqual([]);
  });

  test('after the hold takes back by the clawback policy', async () => {
    const { advocate, friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 100);
    await look(friend, BEGIN + 200);
    const late = BEGIN + 50 * DAY;
    await world.sendBack(friend, order, PROGRAM, late);
    await look(friend, late);
    expect(await balanceAt(advocate, late)).toMatchObject({ pending: 0, active: 0 });
    expect(await statusAt(friend, late)).toBe('reversed');
  });

  test('in part, and is still enough, changes nothing', async () => {
    const { friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 100);
    await look(friend, BEGIN + 200);
    await world.sendBack(friend, order, PROGRAM, BEGIN + 300, 1);
    expect(await look(friend, BEGIN + 300)).toMatchObject({ appended: 0 });
    await world.sendBack(friend, order, PROGRAM, BEGIN + 400, 1);
    expect(await look(friend, BEGIN + 400)).toMatchObject({ appended: 2 });
  });

  test('before anybody looked was still the first one, and gives nothing', async () => {
    const { advocate, friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 100);
    await world.sendBack(friend, order, PROGRAM, BEGIN + 110);
    await world.buy(friend, `${order}-second`, 1_000, PROGRAM, BEGIN + 120);
    await look(friend, BEGIN + 200);
    expect(await kinds(friend)).toEqual(['referral', 'referral_qualification', 'referral_reversal friend']);
    expect(await balanceAt(advocate, BEGIN + 200)).toMatchObject({ pending: 0, active: 0 });
    expect(await outcomeOn(advocate)).toBe('reversed');
  });
});

describe('what is found', () => {
  test('waits for a person, who approves: then both are booked', async () => {
    const people = await pair();
    const { advocate, friend, order } = people;
    await resemble(people, DOUBTFUL);
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 300);
    expect(await look(friend, BEGIN + 400)).toMatchObject({ appended: 1 });
    const { qualification } = await world.stateOf(friend);
    expect(qualification?.cause).toMatchObject({ verdict: 'review', score: 60 });
    const flagged = qualification?.cause.checks.filter(({ outcome }) => outcome === 'flagged');
    expect(flagged?.map(({ name }) => name)).toEqual(['same_phone', 'same_payment']);
    expect(await isInReview(friend)).toBe(true);
    expect(await outcomeOn(advocate)).toBeNull();
    await world.review(friend, 'reward', PROGRAM, BEGIN + 2 * DAY);
    expect(await isInReview(friend)).toBe(false);
    expect(await look(friend, BEGIN + 2 * DAY)).toMatchObject({ appended: 2 });
    expect(await outcomeOn(advocate)).toBe('qualified');
    expect(await balanceAt(advocate, BEGIN + 2 * DAY)).toMatchObject({ pending: 500 });
  });

  test('waits for a person, and the order goes back meanwhile: nobody has to look any more', async () => {
    const people = await pair();
    const { advocate, friend, order } = people;
    await resemble(people, DOUBTFUL);
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 300);
    await look(friend, BEGIN + 400);
    await world.sendBack(friend, order, PROGRAM, BEGIN + 500);
    expect(await look(friend, BEGIN + 500)).toMatchObject({ appended: 1 });
    expect(await isInReview(friend)).toBe(false);
    expect(await outcomeOn(advocate)).toBe('reversed');
  });

  test('is rejected by a person after both were booked, who lose what waits', async () => {
    const { advocate, friend, order } = await pair();
    await world.buy(friend, order, 1_000, PROGRAM, BEGIN + 300);
    await look(friend, BEGIN + 400);
    await world.review(friend, 'reject', PROGRAM, BEGIN + DAY);
    expect(await outcomeOn(advocate)).toBe('rejected');
    expect(await look(friend, BEGIN + DAY)).toMatchObject({ appended: 2 });
    for (const memberId of [advocate, friend])
      expect(await balanceAt(memberId, BEGIN + DAY)).toMatchObject({ pending: 0, active: 0 });
    expect(await statusAt(friend, BEGIN + DAY)).toBe('rejected');
  });

  test('is one person with two accounts, and nothing is booked', async () => {
    const people = await pair();
    await resemble(people, SAME);
    await world.buy(people.friend, people.order, 1_000, PROGRAM, BEGIN + 300);
    expect(await look(people.friend, BEGIN + 400)).toMatchObject({ appended: 1 });
    expect((await world.stateOf(people.friend)).qualification?.cause.verdict).toBe('reject');
    expect(await outcomeOn(people.advocate)).toBe('rejected');
    expect(await look(people.friend, BEGIN + 500)).toMatchObject({ appended: 0 });
  });

  test('in shadow is kept, and nobody is harmed by it', async () => {
    const shadow = referring({ judging: { ...JUDGING, mode: 'shadow' } });
    const people = await pair(shadow);
    await resemble(people, SAME);
    await world.buy(people.friend, people.order, 1_000, shadow, BEGIN + 300);
    expect(await look(people.friend, BEGIN + 400, shadow)).toMatchObject({ appended: 3 });
    const { cause } = (await world.stateOf(people.friend)).qualification ?? {};
    expect(cause).toMatchObject({ verdict: 'reward', shadow: 'reject' });
  });

  test('goes by how strictly the version in force judges, and what both get by the one they came by', async () => {
    const people = await pair();
    await resemble(people, DOUBTFUL);
    await world.buy(people.friend, people.order, 1_000, PROGRAM, BEGIN + 300);
    const lenient = {
      ...referring({ judging: { ...JUDGING, reviewAt: 70 }, friendGets: [{ from: 1, points: 1 }] }),
      version: PROGRAM.version + 1,
    };
    expect(await look(people.friend, BEGIN + 400, PROGRAM, lenient)).toMatchObject({ appended: 3 });
    expect((await world.stateOf(people.friend)).friend.reward?.cause.points).toBe(300);
  });
});

describe('an advocate', () => {
  test('over a cap, or who has left, gets nothing, and the friend does', async () => {
    const capped = referring({ judging: JUDGING, caps: [{ per: 'ever', times: 1 }] });
    const { advocate, friend, order } = await pair(capped);
    await world.join(`${friend}-2`, advocate, capped, BEGIN + 70);
    for (const name of [friend, `${friend}-2`]) {
      await world.buy(name, `${order}-${name}`, 1_000, capped, BEGIN + 300);
      await look(name, BEGIN + 400, capped);
    }
    const second = await world.stateOf(`${friend}-2`);
    expect(second.advocate.reward?.cause).toMatchObject({ points: 0, withheld: 'CAP_REACHED' });
    expect(second.friend.reward?.cause).toMatchObject({ points: 300 });

    const people = await pair();
    await world.close(people.advocate, PROGRAM, BEGIN + 80);
    await world.buy(people.friend, people.order, 1_000, PROGRAM, BEGIN + 300);
    await look(people.friend, BEGIN + 400);
    const { advocate: side } = await world.stateOf(people.friend);
    expect(side.reward?.cause).toMatchObject({ points: 0, withheld: 'MEMBER_CLOSED' });
  });
});
