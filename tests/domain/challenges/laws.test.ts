import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardedOf } from '../../../shared/domain/challenges/mark.ts';
import { openAccount } from '../../../shared/domain/ledger/account.ts';
import { isCause } from '../../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { sumOf } from '../../../shared/domain/ledger/posting.ts';
import { postingsOf, proveAccount } from '../../../shared/domain/ledger/prove.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';
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

type Versions = readonly (readonly [at: number, challenges: readonly Challenge[]])[];

function publishAt(life: Life, versions: Versions, step: number): void {
  const next = versions.find(([at]) => at === step);
  if (next) publish(life, next[1]);
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
            expect(awardedOf(life.account.marks, challenge.id)).toBe(replayed(challenge, memberOrders(life)));
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
        expect(other.account.marks).toEqual(one.account.marks);
      }),
    );
  });

  test('an order that all goes back leaves nothing behind', () => {
    check(
      fc.property(program, orders, steps, (terms, placed, all) => {
        const back = placed.map((_, order) => ({ kind: 'refund_all' as const, order }));
        const life = liveAll(terms, placed, [...all, ...back]);
        expect(life.account.marks).toEqual([]);
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
        for (const { cause } of liveAll(terms, placed, all).entries) {
          if (cause.kind !== 'challenge_reversal') continue;
          const gives = terms.challenges?.find(({ id }) => id === cause.challengeId)?.gives;
          expect({ points: cause.reversed + cause.forgiven }).toEqual(gives);
        }
      }),
    );
  });
});

describe('a new version', () => {
  const published = fc.array(fc.tuple(fc.nat({ max: 40 }), challenges), { maxLength: 4 });

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
        expect(life.account.marks).toEqual([]);
      }),
    );
  });
});
