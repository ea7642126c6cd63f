import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveMember } from '../../shared/domain/simulation/live-member.ts';
import type { MemberHistory } from '../../shared/domain/simulation/member-history.ts';
import { totalOf } from '../../shared/domain/simulation/month-figures.ts';
import { keepMostAffected, MOST_AFFECTED } from '../../shared/domain/simulation/most-affected.ts';
import { bucketOf, endOfBucket } from '../../shared/domain/simulation/point-distribution.ts';
import { simulateMembers } from '../../shared/domain/simulation/simulate-members.ts';
import { simulationReport } from '../../shared/domain/simulation/simulation-report.ts';
import { addSums, noSums } from '../../shared/domain/simulation/simulation-sums.ts';
import { aLine, anOrder, BEGIN } from '../domain/builders.ts';
import { bought, membersPasts, rate, somePrograms, TIERS, UNTIL } from './pasts.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the sums of a simulation', () => {
  test('are the sums over its members', () => {
    fc.assert(
      fc.property(membersPasts, somePrograms, somePrograms, (pasts, current, draft) => {
        const sums = simulateMembers(pasts, { current, draft }, UNTIL);
        for (const [side, program] of [
          [sums.current, current],
          [sums.draft, draft],
        ] as const) {
          const outcomes = pasts.map((past) => liveMember(past, program, UNTIL));
          const totals = outcomes.map(({ months }) => totalOf(months));
          for (const name of ['orders', 'issued', 'reversed', 'forgiven', 'activated', 'expired'] as const)
            expect(totalOf(side.months)[name]).toBe(sum(totals.map((total) => total[name])));
          expect(side.active).toBe(sum(outcomes.map(({ balance }) => balance.active)));
          expect(side.pending).toBe(sum(outcomes.map(({ balance }) => balance.pending)));
          expect(sum([...side.distribution.values()])).toBe(pasts.length);
        }
        expect(sum([...sums.moves.values()].flatMap((to) => [...to.values()]))).toBe(pasts.length);
      }),
    );
  });

  test('are the same however the members are divided', () => {
    fc.assert(
      fc.property(membersPasts, somePrograms, somePrograms, fc.nat(8), (pasts, current, draft, cut) => {
        const part = (some: readonly MemberHistory[]) => simulateMembers(some, { current, draft }, UNTIL);
        const added = noSums();
        addSums(added, part(pasts.slice(cut)));
        addSums(added, part(pasts.slice(0, cut)));
        const terms = { current, draft, currency: 'USD', redemptionPercent: 100 };
        expect(simulationReport(added, terms)).toEqual(simulationReport(part(pasts), terms));
      }),
    );
  });

  test('of a program beside itself differ in nothing', () => {
    fc.assert(
      fc.property(membersPasts, somePrograms, (pasts, program) => {
        const sums = simulateMembers(pasts, { current: program, draft: program }, UNTIL);
        expect(sums.draft).toEqual(sums.current);
        expect(sums).toMatchObject({ gaining: 0, losing: 0, mostAffected: [] });
        for (const [from, to] of sums.moves) expect([...to.keys()]).toEqual([from]);
      }),
    );
  });

  test('do not grow with the members, who are asked for one at a time', () => {
    const program = rate(1);
    const sizeAfter = (members: number) => {
      let done = 0;
      function* pasts(): Generator<MemberHistory> {
        for (let number = 0; number < members; number += 1) {
          expect(done).toBe(number);
          const order = anOrder({ orderId: `${number}`, lines: [aLine({ unitPrice: 100 * (number % 97) })] });
          yield { memberId: `m${number}`, happenings: [bought(order)] };
        }
      }
      const programs = { current: program, draft: rate(2) };
      const sums = simulateMembers(pasts(), programs, UNTIL, () => {
        done += 1;
      });
      expect(sums.members).toBe(members);
      const { months, distribution } = sums.draft;
      return [months.size, distribution.size, sums.mostAffected.length, sums.moves.size];
    };
    expect(sizeAfter(3_000)).toEqual(sizeAfter(300));
  });
});

describe('the report', () => {
  const past = (memberId: string, dollars: number): MemberHistory => ({
    memberId,
    happenings: [bought(anOrder({ orderId: memberId, lines: [aLine({ unitPrice: dollars * 100 })] }))],
  });
  test('says what the points cost, what is owed, who moves and who gains most', () => {
    const [current, draft] = [
      rate(1, { tiers: TIERS }),
      rate(3, { tiers: TIERS, pointValue: { points: 100, amount: { USD: 50 } } }),
    ];
    const pasts = [past('a', 10), past('b', 100), past('c', 900)];
    const sums = simulateMembers(pasts, { current, draft }, BEGIN + 86_400);
    const report = simulationReport(sums, { current, draft, currency: 'USD', redemptionPercent: 50 });
    expect(report).toMatchObject({ members: 3, gaining: 3, losing: 0, minorDigits: 2 });
    expect(report.current).toMatchObject({
      issued: 1_010,
      amount: 101_000,
      cost: 1_010,
      costAtRedemption: 505,
    });
    expect(report.draft).toMatchObject({
      issued: 3_030,
      pending: 3_030,
      liability: 1_515,
      liabilityAtRedemption: 758,
    });
    expect(report.tiers).toEqual([
      { tier: 'basic', current: 2, draft: 1 },
      { tier: 'silver', current: 1, draft: 1 },
      { tier: 'gold', current: 0, draft: 1 },
    ]);
    expect(report.moves).toEqual([
      { from: 'basic', to: 'silver', members: 1 },
      { from: 'silver', to: 'gold', members: 1 },
    ]);
    expect(report.mostAffected.map(({ memberId }) => memberId)).toEqual(['c', 'b', 'a']);
    expect(report.distribution).toEqual([
      { from: 10, to: 19, current: 1, draft: 0 },
      { from: 20, to: 49, current: 0, draft: 1 },
      { from: 100, to: 199, current: 1, draft: 0 },
      { from: 200, to: 499, current: 0, draft: 1 },
      { from: 500, to: 999, current: 1, draft: 0 },
      { from: 2_000, to: 4_999, current: 0, draft: 1 },
    ]);
  });

  test('has no cost in a currency in which the program gives points no value, and every month between', () => {
    const program = rate(1, { pointValue: { points: 100, amount: { EUR: 100 } } });
    const late = anOrder({ orderId: 'late', placedAt: BEGIN + 70 * 86_400 });
    const pasts = [{ memberId: 'a', happenings: [bought(anOrder()), bought(late)] }];
    const sums = simulateMembers(pasts, { current: program, draft: program }, late.placedAt);
    const terms = { current: program, draft: program, currency: 'USD', redemptionPercent: 100 };
    const report = simulationReport(sums, terms);
    expect(report.current).toMatchObject({ issued: 20, cost: null, liability: null });
    expect(report.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
  });
});

test('the most affected are those of a full sort, whatever comes first', () => {
  const member = fc.record({
    memberId: fc.uuid(),
    current: fc.integer({ min: 0, max: 50 }),
    draft: fc.integer({ min: 0, max: 50 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(member, { selector: ({ memberId }) => memberId, maxLength: 60 }), (all) => {
      const kept: typeof all = [];
      for (const each of all) keepMostAffected(kept, each);
      const sorted = all
        .filter(({ current, draft }) => current !== draft)
        .sort(
          (a, b) =>
            Math.abs(b.draft - b.current) - Math.abs(a.draft - a.current) ||
            (a.memberId < b.memberId ? -1 : 1),
        );
      expect(kept).toEqual(sorted.slice(0, MOST_AFFECTED));
    }),
  );
});

test('every number of points is in exactly the bucket between its ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (points) => {
      const from = bucketOf(points);
      expect(points).toBeGreaterThanOrEqual(from);
      expect(points).toBeLessThanOrEqual(endOfBucket(from));
      expect(bucketOf(endOfBucket(from))).toBe(from);
      expect(bucketOf(endOfBucket(from) + 1)).toBe(endOfBucket(from) + 1);
    }),
  );
  expect([0, 1, 2, 4, 5, 9, 10, 1_000, 4_999, 5_000].map(bucketOf)).toEqual([
    0, 1, 2, 2, 5, 5, 10, 1_000, 2_000, 5_000,
  ]);
});
