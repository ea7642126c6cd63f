import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardedOf, LEFT, leftOf } from '../../../shared/domain/challenges/mark.ts';
import { openAccount } from '../../../shared/domain/ledger/account.ts';
import { isCause } from '../../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { sumOf } from '../../../shared/domain/ledger/posting.ts';
import { postingsOf, proveAccount } from '../../../shared/domain/ledger/prove.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { check } from '../../law-runs.ts';
import { BEGIN, decided } from '../builders.ts';
import {
  challenges,
  type Life,
  liveAll,
  liveStep,
  newLife,
  orders,
  program,
  publish,
  steps,
} from './challenge-life.ts';
import { replayed } from './replay.ts';

/** The laws of challenges over random lives of orders, claims and refunds, recorded in any order. */

const memberOrders = (life: Life) =>
  [...life.states.values()].filter(({ memberId }) => memberId === life.account.memberId);

type Versions = readonly (readonly [at: number, challenges: readonly Challenge[], timeZone: string])[];

function publishAt(
  life: Life,
  versions: Versions,
  step: number,
  changes = (_before: Program, changed: readonly Challenge[]) => changed,
): void {
  const next = versions.find(([at]) => at === step);
  if (next) publish(life, changes(life.program, next[1]), next[2]);
}

/** Challenges that are given once, and were given beyond that. */
const givenAgain = (life: Life, before: Readonly<Record<string, number>>) =>
  (life.program.challenges ?? []).filter(
    ({ id, repeatable }) => !repeatable && (standing(life)[id] ?? 0) > Math.max(1, before[id] ?? 0),
  );

const standing = (life: Life) =>
  Object.fromEntries(
    (life.program.challenges ?? []).map(({ id }) => [id, awardedOf(life.account.marks, id)]),
  );

/** All that is kept of orders. What clawback left with the member depends on when things went back. */
const counted = (life: Life) => life.account.marks.filter(({ cell }) => cell !== LEFT);

/** Points that a challenge gave, less those that were taken back. */
const pointsOf = (life: Life, id: string): number =>
  life.entries.reduce((sum, { cause }) => {
    if (cause.kind === 'challenge_award' && cause.challengeId === id) return sum + cause.points;
    return cause.kind === 'challenge_reversal' && cause.challengeId === id ? sum - cause.reversed : sum;
  }, 0);

/** The first entry is the enrollment that every life begins with. */
const allEntries = (life: Life) => [
  decided(enrollMember(openAccount('mbr_test'), life.programs[0] ?? life.program, BEGIN)).entry,
  ...life.entries,
];

describe('what stands is what the orders that are left come to', () => {
  test('after every step, for every challenge', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const life = newLife(terms);
        for (const each of all) {
          liveStep(life, placed, each);
          for (const challenge of terms.challenges ?? [])
            expect(awardedOf(life.account.marks, challenge.id)).toBe(
              replayed(challenge, memberOrders(life), terms.timeZone),
            );
        }
      }),
    );
  });

  test('and its entries tell the same: given less taken back', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const life = liveAll(terms, placed, all);
        for (const { id } of terms.challenges ?? []) {
          const given = life.entries.filter(
            (e) => isCause(e, 'challenge_award') && e.cause.challengeId === id,
          );
          const back = life.entries.filter(
            (e) => isCause(e, 'challenge_reversal') && e.cause.challengeId === id,
          );
          expect(given.length - back.length).toBe(awardedOf(life.account.marks, id));
        }
      }),
    );
  });
});

describe('the order of things does not matter', () => {
  test('orders that come in another order, and refunds in other pieces, come to the same end', () => {
    check(
      fc.property(program, orders, fc.infiniteStream(fc.nat()), (terms, placed, random) => {
        const pieces = placed.flatMap(({ lines }, order) =>
          lines.flatMap(({ quantity }, line) =>
            Array.from({ length: quantity }, () => ({ kind: 'refund' as const, order, line, units: 1 })),
          ),
        );
        const [taken, returns] = [random.next().value as number, pieces];
        const kept = returns.filter((_, index) => (index + taken) % 3 === 0);
        const buying = placed.map((_, order) => ({ kind: 'order' as const, order, asGuest: false }));
        const shuffled = [...buying]
          .map((each) => [random.next().value as number, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
        const interleaved = shuffled.flatMap((each) => [
          each,
          ...kept.filter(({ order }) => order === each.order).reverse(),
        ]);
        const one = liveAll(terms, placed, [...buying, ...kept]);
        const other = liveAll(terms, placed, interleaved);
        expect(counted(other)).toEqual(counted(one));
      }),
    );
  });

  test('an order that all goes back leaves nothing behind', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const back = placed.map((_, order) => ({ kind: 'refund_all' as const, order }));
        const life = liveAll(terms, placed, [...all, ...back]);
        expect(counted(life)).toEqual([]);
      }),
    );
  });
});

describe('the books', () => {
  test('prove themselves, marks included, and every part of every entry sums to zero', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const life = liveAll(terms, placed, all);
        expect(proveAccount(life.account, allEntries(life)).drift).toEqual([]);
        for (const entry of life.entries) expect(sumOf(postingsOf(entry))).toBe(0);
      }),
    );
  });

  test('what a challenge takes back and forgives is what it gave', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const given = new Map<string, number>();
        for (const { cause } of liveAll(terms, placed, all).entries) {
          if (cause.kind === 'challenge_award')
            given.set(`${cause.challengeId} ${cause.round}`, cause.points);
          if (cause.kind === 'challenge_reversal')
            expect(cause.reversed + cause.forgiven).toBe(given.get(`${cause.challengeId} ${cause.round}`));
        }
      }),
    );
  });
});

describe('the points that a member keeps of a challenge', () => {
  const gift = ({ gives }: Challenge): number => ('points' in gives ? gives.points : 0);

  test('are those of what stands, and what clawback left; never more than once stood at a time', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const life = newLife(terms);
        const most = new Map<string, number>();
        for (const each of all) {
          liveStep(life, placed, each);
          for (const challenge of terms.challenges ?? []) {
            const { id } = challenge;
            const stands = awardedOf(life.account.marks, id);
            most.set(id, Math.max(most.get(id) ?? 0, stands));
            const kept = pointsOf(life, id);
            expect(kept).toBe(stands * gift(challenge) + leftOf(life.account.marks, id));
            expect(kept).toBeLessThanOrEqual((most.get(id) ?? 0) * gift(challenge));
          }
        }
      }),
    );
  });

  test('are those of what stands to the point, where clawback may go below zero; and so is the whole account', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const life = liveAll({ ...terms, clawback: 'below_zero' }, placed, all);
        const { marks } = life.account;
        const ofChallenges = (terms.challenges ?? []).map((each) => awardedOf(marks, each.id) * gift(each));
        const ofOrders = memberOrders(life).map(({ kept }) => kept);
        const issued = life.entries.reduce((sum, entry) => sum + sumOf(postingsOf(entry), 'issued'), 0);
        expect(0 - issued).toBe([...ofChallenges, ...ofOrders].reduce((sum, points) => sum + points, 0));
      }),
    );
  });
});

/** The changed ones, and the others as they were. */
const withAll = ({ challenges: before = [] }: Program, changed: readonly Challenge[]) => [
  ...changed,
  ...before.filter(({ id }) => changed.every((each) => each.id !== id)),
];

describe('a new version', () => {
  const zones = fc.constantFrom('Etc/UTC', 'Pacific/Auckland', 'America/Los_Angeles');
  const published = fc.array(fc.tuple(fc.nat({ max: 40 }), challenges, zones), { maxLength: 4 });

  test('gives nothing twice, and what it gave and took stays provable', () => {
    check(
      fc.property(program, orders, steps, published, (terms, placed, all, versions) => {
        const life = newLife(terms);
        for (const [index, each] of all.entries()) {
          const before = standing(life);
          publishAt(life, versions, index);
          liveStep(life, placed, each);
          expect(givenAgain(life, before)).toEqual([]);
        }
        expect(proveAccount(life.account, allEntries(life)).drift).toEqual([]);
      }),
    );
  });

  test('keeps of each challenge at most what stood, by whatever version, and what clawback left', () => {
    check(
      fc.property(program, orders, steps, published, (terms, placed, all, versions) => {
        const life = newLife(terms);
        for (const [index, each] of all.entries()) {
          // One that is removed is forgotten at some time, what was left of it included.
          publishAt(life, versions, index, withAll);
          liveStep(life, placed, each);
          for (const { id } of life.program.challenges ?? []) {
            const stands = [...life.awards.values()].filter(({ cause }) => cause.challengeId === id);
            const whole = stands.reduce((sum, { cause }) => sum + cause.points + (cause.left ?? 0), 0);
            expect(stands).toHaveLength(awardedOf(life.account.marks, id));
            expect(pointsOf(life, id)).toBe(whole + leftOf(life.account.marks, id));
          }
        }
      }),
    );
  });

  test('that takes the challenge away leaves what it gave to refunds alone', () => {
    check(
      fc.property(program, orders, steps, steps, (terms, placed, before, after) => {
        const life = liveAll(terms, placed, before);
        publish(life, []);
        const asItWas = new Map(memberOrders(life).map((state) => [state.order.orderId, state]));
        for (const each of after) liveStep(life, placed, each);
        // What came since counts for nothing; what was there counts as far as it is left.
        const left = memberOrders(life).filter(({ order }) => asItWas.has(order.orderId));
        for (const challenge of terms.challenges ?? [])
          expect(awardedOf(life.account.marks, challenge.id)).toBe(replayed(challenge, left, terms.timeZone));
      }),
    );
  });

  test('changes nothing by itself, and leaves nothing behind once all orders have gone back', () => {
    check(
      fc.property(program, orders, steps, published, (terms, placed, all, versions) => {
        const life = newLife(terms);
        for (const [index, each] of all.entries()) {
          const { marks } = life.account;
          publishAt(life, versions, index);
          expect(life.account.marks).toBe(marks);
          liveStep(life, placed, each);
        }
        for (const order of placed.keys()) liveStep(life, placed, { kind: 'refund_all', order });
        expect(counted(life)).toEqual([]);
      }),
    );
  });
});
