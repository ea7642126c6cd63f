import { describe, expect, test } from 'vitest';
import { assignGroup } from '../../../shared/domain/experiments/assign-group.ts';
import {
  type AssignmentChange,
  assignmentChange,
} from '../../../shared/domain/experiments/assignment-change.ts';
import { type Experiment, HOLDOUT, plannedShares } from '../../../shared/domain/experiments/experiment.ts';
import { experimentFaults } from '../../../shared/domain/experiments/experiment-faults.ts';
import { goodnessOfFit } from '../../../shared/domain/statistics/chi-square.ts';
import { sha256Fraction } from '../../../shared/experiments/sha256-fraction.ts';

const MEMBERS = Array.from({ length: 20_000 }, (_, index) => `member-${index}`);
const EXPERIMENT: Experiment = {
  id: 'win-back',
  salt: '2026',
  holdoutPercent: 20,
  variants: [
    { id: 'points', share: 2 },
    { id: 'coupon', share: 1 },
    { id: 'plain', share: 1 },
  ],
};
const groupOf = (experiment: Experiment, member: string) => assignGroup(experiment, member, sha256Fraction);

/** How many members move from one group to another, by `from → to`. */
function moves(before: Experiment, after: Experiment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const member of MEMBERS) {
    const [from, to] = [groupOf(before, member), groupOf(after, member)];
    if (from !== to) counts.set(`${from} → ${to}`, (counts.get(`${from} → ${to}`) ?? 0) + 1);
  }
  return counts;
}

function counted(groups: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

/** Of the same members always the same, so these tests cannot fail by chance: they would have from the beginning. */
const UNLIKELY = 0.001;

describe('where a member belongs', () => {
  // Pinned: another hash, or other text below it, would move everybody's running experiments.
  test('is the same for ever', () => {
    const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
    expect(members.map((member) => groupOf(EXPERIMENT, member))).toMatchInlineSnapshot(`
      [
        "points",
        "plain",
        "plain",
        "plain",
        "holdout",
        "plain",
        "points",
        "points",
      ]
    `);
  });

  test('is as planned, over all members', () => {
    for (const salt of ['a', 'b', 'c', 'd', 'e']) {
      const experiment = { ...EXPERIMENT, salt };
      const groups = counted(MEMBERS.map((member) => groupOf(experiment, member)));
      const cells = [...plannedShares(experiment)].map(([group, share]) => ({
        observed: groups.get(group) ?? 0,
        expected: share * MEMBERS.length,
      }));
      expect(goodnessOfFit(cells).pValue).toBeGreaterThan(UNLIKELY);
    }
  });

  test.each([0.1, 0.7, 2.9])('is the holdout for %d %%, to a tenth', (holdoutPercent) => {
    // A hash that goes through every place once: exactly that many thousandths are held out.
    const places = Array.from({ length: 1000 }, (_, index) => index / 1000);
    const held = places.filter(
      (place) => assignGroup({ ...EXPERIMENT, holdoutPercent }, 'm', () => place) === HOLDOUT,
    );
    expect(held.length).toBe(Math.round(holdoutPercent * 10));
  });

  test('tells nothing of where the member belongs in another experiment', () => {
    const others = [
      { ...EXPERIMENT, salt: '2027' },
      { ...EXPERIMENT, id: 'birthday' },
    ];
    for (const other of others) {
      const pairs = counted(
        MEMBERS.map((member) => `${groupOf(EXPERIMENT, member)} ${groupOf(other, member)}`),
      );
      const cells = [...plannedShares(EXPERIMENT)].flatMap(([group, share]) =>
        [...plannedShares(other)].map(([otherGroup, otherShare]) => ({
          observed: pairs.get(`${group} ${otherGroup}`) ?? 0,
          expected: share * otherShare * MEMBERS.length,
        })),
      );
      expect(cells.length).toBe(16);
      expect(goodnessOfFit(cells).pValue).toBeGreaterThan(UNLIKELY);
    }
  });

  test('does not depend on the order of variants, nor on the unit of their shares', () => {
    const turned = { ...EXPERIMENT, variants: EXPERIMENT.variants.toReversed() };
    const inPercent = {
      ...EXPERIMENT,
      variants: EXPERIMENT.variants.map(({ id, share }) => ({ id, share: share * 25 })),
    };
    expect(moves(EXPERIMENT, turned).size).toBe(0);
    expect(moves(EXPERIMENT, inPercent).size).toBe(0);
  });

  test('cannot be told where there is no variant', () => {
    expect(() => assignGroup({ ...EXPERIMENT, variants: [] }, 'm', () => 0.9)).toThrow(/no variant/);
  });
});

describe('who moves when an experiment changes', () => {
  const [points, coupon, plain] = ['points', 'coupon', 'plain'];
  const shares = (...all: readonly (readonly [string, number])[]) => ({
    ...EXPERIMENT,
    variants: all.map(([id, share]) => ({ id, share })),
  });

  test.each<[string, Experiment, AssignmentChange, RegExp]>([
    ['nobody', { ...EXPERIMENT }, 'none', /^$/],
    ['from a smaller holdout to variants', { ...EXPERIMENT, holdoutPercent: 5 }, 'rolled_out', /^holdout → /],
    ['from variants to a larger holdout', { ...EXPERIMENT, holdoutPercent: 30 }, 'mixed', / → holdout$/],
    ['to the variant that grows', shares([points, 2], [coupon, 3], [plain, 1]), 'mixed', / → coupon$/],
    ['to the variant that is new', shares([points, 2], [coupon, 1], [plain, 1], ['x', 1]), 'mixed', / → x$/],
    ['from the variant that goes', shares([points, 2], [plain, 1]), 'mixed', /^coupon → /],
  ])('%s', (_, after, change, allowed) => {
    expect(assignmentChange(EXPERIMENT, after)).toBe(change);
    const found = [...moves(EXPERIMENT, after).keys()];
    expect(found.length > 0).toBe(change !== 'none');
    expect(found.filter((move) => !allowed.test(move))).toEqual([]);
  });

  test('with another salt, nearly all are drawn anew', () => {
    const after = { ...EXPERIMENT, salt: 'another' };
    expect(assignmentChange(EXPERIMENT, after)).toBe('restarted');
    expect(assignmentChange(EXPERIMENT, { ...EXPERIMENT, id: 'another' })).toBe('restarted');
    const moved = [...moves(EXPERIMENT, after).values()].reduce((sum, each) => sum + each, 0);
    // Who is drawn twice gets the same group with Σ share²: 0.04 + 0.16 + 0.04 + 0.04.
    expect(moved / MEMBERS.length).toBeCloseTo(0.72, 1);
  });

  test('shares in another unit are no change', () => {
    const after = shares([plain, 0.1], [points, 0.2], [coupon, 0.1]);
    expect(assignmentChange(EXPERIMENT, after)).toBe('none');
  });
});

describe('an experiment that cannot be run', () => {
  test.each<[Partial<Experiment>, RegExp]>([
    [{ id: '' }, /no id/],
    [{ salt: '' }, /no salt/],
    [{ holdoutPercent: -1 }, /holdout of -1 % is not from 0/],
    [{ holdoutPercent: 100 }, /holdout of 100 % is not from 0/],
    [{ holdoutPercent: Number.NaN }, /holdout of NaN %/],
    [{ holdoutPercent: 0.05 }, /finer than 0.1 %/],
    [{ variants: [] }, /no variant/],
    [{ variants: [{ id: 'a', share: 0 }] }, /variant "a" has the share 0/],
    [{ variants: [{ id: 'holdout', share: 1 }] }, /called "holdout"/],
    [
      {
        variants: [
          { id: 'a', share: 1 },
          { id: 'a', share: 1 },
        ],
      },
      /two variants are called "a"/,
    ],
  ])('%j', (fault, sentence) => {
    const faults = experimentFaults({ ...EXPERIMENT, ...fault });
    expect(faults.length).toBe(1);
    expect(faults[0]).toMatch(sentence);
  });

  test('has no fault otherwise', () => {
    for (const holdoutPercent of [0, 0.1, 0.3, 0.7, 10, 99.9])
      expect(experimentFaults({ ...EXPERIMENT, holdoutPercent })).toEqual([]);
  });
});
