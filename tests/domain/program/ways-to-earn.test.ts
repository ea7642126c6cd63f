import { describe, expect, test } from 'vitest';
import { parseTime } from '../../../shared/contracts/time.ts';
import { localTime } from '../../../shared/domain/calendar.ts';
import { type Use, useAt } from '../../../shared/domain/ledger/uses.ts';
import type { Condition } from '../../../shared/domain/program/condition.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import type { MemberFacts } from '../../../shared/domain/program/member-facts.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { waysToEarn } from '../../../shared/domain/program/ways-to-earn.ts';

const now = parseTime('2026-11-23T12:00:00Z');
const FACTS: MemberFacts = { tier: 'silver', attributes: { vip: false }, behavior: { orders: 3 }, spent: {} };

const rule = (id: string, changes: Partial<EarningRule> = {}): EarningRule => ({
  id,
  description: id,
  on: 'order',
  effect: { kind: 'fixed_points', points: 10 },
  ...changes,
});

const ways = (rules: readonly EarningRule[], uses: readonly Use[] = []) => {
  const program: Program = {
    ...DEFAULT_PROGRAM,
    earningRules: rules,
    segments: [
      { id: 'regulars', description: '', when: { kind: 'behavior', of: 'orders', atLeast: 3 } },
      { id: 'lost', description: '', when: { kind: 'behavior', of: 'orders', atMost: 1 } },
    ],
  };
  return waysToEarn({ facts: FACTS, uses, program, now, local: localTime(now, program.timeZone) }, parseTime);
};

const statusOf = (when: Condition): string | undefined => ways([rule('only', { when })])[0]?.status;
const GOLD: Condition = { kind: 'tier', in: ['gold'] };
const SILVER: Condition = { kind: 'tier', in: ['silver', 'gold'] };
const LOST: Condition = { kind: 'segment', in: ['lost'] };
const LARGE: Condition = { kind: 'amount', atLeast: { USD: 5_000 } };

describe('ways to earn', () => {
  test('are the rules in their order, but for those that are over', () => {
    const rules = [
      rule('always'),
      rule('over', { until: '2026-11-23T12:00:00Z' }),
      rule('soon', { from: '2026-12-01T00:00:00Z' }),
    ];
    expect(ways(rules).map((way) => [way.rule.id, way.status])).toEqual([
      ['always', 'open'],
      ['soon', 'not_begun'],
    ]);
  });

  test.each<[string, Condition, string | undefined]>([
    ['an order decides', LARGE, 'open'],
    ['the hour decides', { kind: 'weekday', in: [7] }, 'open'],
    ['a birthday comes to everybody', { kind: 'birthday', within: 'day' }, 'open'],
    ['the member has the tier', SILVER, 'open'],
    ['another tier has it', GOLD, 'other_tier'],
    ['another tier has it, for large orders', { kind: 'all', of: [LARGE, GOLD] }, 'other_tier'],
    ['the member is of the segment', { kind: 'segment', in: ['regulars'] }, 'open'],
    ['other people are', LOST, undefined],
    ['other people are, or it is a large order', { kind: 'any', of: [LOST, LARGE] }, 'open'],
    ['it is for all but other people', { kind: 'not', of: LOST }, 'open'],
    [
      'an attribute keeps it from the member',
      { kind: 'attribute', name: 'vip', test: { is: true } },
      undefined,
    ],
    ['it was for the first order', { kind: 'order_number', atMost: 1 }, undefined],
    ['it is for the fourth order', { kind: 'order_number', atLeast: 4, atMost: 4 }, 'open'],
    ['it is for all but the first order', { kind: 'not', of: { kind: 'order_number', atMost: 1 } }, 'open'],
    ['tier and segment are those of others', { kind: 'all', of: [GOLD, LOST] }, undefined],
  ])('where %s', (_, when, status) => {
    expect(statusOf(when)).toBe(status);
  });

  test('name the tiers that they ask for plainly', () => {
    const tiersOf = (when: Condition) => ways([rule('only', { when })])[0]?.tiers;
    expect(tiersOf(GOLD)).toEqual(['gold']);
    expect(tiersOf({ kind: 'all', of: [LARGE, SILVER] })).toEqual(['silver', 'gold']);
    expect(tiersOf(LARGE)).toEqual([]);
  });

  test('have what caps leave in the span that runs', () => {
    const capped = rule('capped', {
      caps: {
        perMember: [
          { per: 'month', times: 2, points: 50 },
          { per: 'ever', points: 100 },
        ],
      },
    });
    const used = (per: 'month' | 'ever', times: number, points: number): Use => ({
      ...useAt([], 'capped', per, now, DEFAULT_PROGRAM.timeZone),
      times,
      points,
    });
    const [some] = ways([capped], [used('month', 1, 20), used('ever', 4, 90)]);
    expect([some?.status, some?.limits]).toEqual([
      'open',
      [
        { per: 'month', points: 50, pointsLeft: 30, times: 2, timesLeft: 1 },
        { per: 'ever', points: 100, pointsLeft: 10, times: null, timesLeft: null },
      ],
    ]);
    expect(ways([capped], [used('month', 2, 20)])[0]?.status).toBe('used_up');
  });
});
