import { describe, expect, it } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { CONTRADICTION_CODES } from '../../shared/domain/program/contradictions/contradiction.ts';
import { DEFAULT_REDEMPTION, type Reward } from '../../shared/domain/program/reward.ts';
import { CONTRADICTORY_DOCUMENTS } from './contradictory-documents.ts';
import { aBonus, aDocument, aRate, aReviewRule, aTier, NOW, someTiers } from './documents.ts';
import { aPayment, aReward, FULL_REWARD, SOME_BENEFITS } from './rewards.ts';

const asSent = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

describe('a document whose pieces contradict each other', () => {
  for (const [what, document, code, path, value, fix, severity = 'error'] of CONTRADICTORY_DOCUMENTS) {
    it(what, () => {
      const { isValid, faults } = validateProgram(asSent(document), NOW);
      const fault = faults.find((each) => each.code === code && each.path === path);
      expect(fault, JSON.stringify(faults, null, 1)).toMatchObject({ value, severity });
      expect(fault?.detail).toMatch(fix);
      expect(isValid).toBe(severity === 'warning');
    });
  }

  it('has a row for each code', () => {
    const told = new Set(CONTRADICTORY_DOCUMENTS.map(([, , code]) => code));
    expect([...told].sort()).toEqual([...CONTRADICTION_CODES].sort());
  });
});

describe('a document without a fault', () => {
  it('is handed back with its defaults', () => {
    const { segments, groups, earningRules, rounding, caps, ...rest } = aDocument();
    const judged = validateProgram(rest, NOW);
    expect(judged.isValid && judged.document).toEqual({
      ...rest,
      rounding: 'floor',
      caps: {},
      segments: [],
      groups: [],
      earningRules: [],
    });
    expect(judged.faults).toEqual([]);
  });

  it.each([
    [
      'ranges that touch',
      [
        aRate({
          when: {
            kind: 'all',
            of: [
              { kind: 'quantity', atLeast: 4 },
              { kind: 'quantity', atMost: 4 },
            ],
          },
        }),
      ],
    ],
    [
      'alternatives that exclude each other',
      [
        aRate({
          when: {
            kind: 'any',
            of: [
              { kind: 'channel', in: ['web'] },
              { kind: 'channel', in: ['app'] },
            ],
          },
        }),
      ],
    ],
    [
      'two coupons at once',
      [
        aRate({
          when: {
            kind: 'all',
            of: [
              { kind: 'coupon', in: ['A'] },
              { kind: 'coupon', in: ['B'] },
            ],
          },
        }),
      ],
    ],
    [
      'a multiplier of what an event gives',
      [aReviewRule(), aReviewRule({ id: 'double', effect: { kind: 'multiplier', percent: 200, of: 'all' } })],
    ],
    [
      'a multiple in the range',
      [aRate({ when: { kind: 'order_number', every: 5, atLeast: 6, atMost: 10 } })],
    ],
    [
      'a cap of just one award',
      [aBonus({ caps: { perOrder: 50, program: { money: { currency: 'USD', amount: 50 } } } })],
    ],
  ] as const)('%s', (_, earningRules) => {
    expect(validateProgram(asSent(aDocument({ earningRules })), NOW).faults).toEqual([]);
  });
});

describe('rewards without a fault', () => {
  it('are handed back with their defaults', () => {
    const { returns, ...reward } = aReward();
    const sent = { ...aDocument(), redemption: {}, rewards: [reward] };
    const judged = validateProgram(asSent(sent), NOW);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document.rewards).toEqual([aReward()]);
    expect(judged.isValid && judged.document.redemption).toEqual(DEFAULT_REDEMPTION);
  });

  it('need not be there', () => {
    const judged = validateProgram(asSent(aDocument()), NOW);
    expect(judged.isValid && Object.keys(judged.document)).not.toContain('rewards');
    expect(judged.isValid && Object.keys(judged.document)).not.toContain('redemption');
  });

  it.each<[string, Reward]>([
    ['with every field', FULL_REWARD],
    ['for one currency of the program', aReward({ minimumOrder: { EUR: 100 } })],
    ['from a pool', aReward({ coupon: { codes: { kind: 'pool', pool: 'summer' } } })],
    ['with codes just long enough', aReward({ coupon: { codes: { kind: 'generated', length: 10 } } })],
    ['with one step', aPayment({ minimum: 1, step: 1 })],
    ...SOME_BENEFITS.filter(({ kind }) => kind !== 'pay_with_points').map((benefit): [string, Reward] => [
      `of kind ${benefit.kind}`,
      aReward({ benefit }),
    ]),
  ])('%s', (_, reward) => {
    const judged = validateProgram(asSent(aDocument({ rewards: [reward] })), NOW);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document.rewards).toEqual([reward]);
  });

  it('may be kept for a tier that they are for', () => {
    const gold = aTier('gold', 1_000, { benefits: { rewards: ['ten-off'] } });
    const tiers = someTiers({ tiers: [aTier('blue', 0), gold] });
    const rewards = [aReward({ for: { tiers: ['blue', 'gold'] }, price: { points: 9, tiers: { gold: 8 } } })];
    expect(validateProgram(asSent(aDocument({ tiers, rewards })), NOW).faults).toEqual([]);
  });
});

describe('faults', () => {
  it('stand in the order of the document as it came', () => {
    const { tiers, ...rest } = aDocument({
      caps: { balance: 0 },
      earningRules: [
        aRate({ group: 'x', caps: { perOrder: 0 } }),
        aRate({ when: { kind: 'tier', in: ['x'] } }),
      ],
    });
    const paths = validateProgram(asSent(rest), NOW).faults.map(({ path }) => path);
    expect(paths).toEqual([
      '/caps/balance',
      '/earningRules/0/group',
      '/earningRules/0/caps/perOrder',
      '/earningRules/1/id',
      '/earningRules/1/when/in/0',
    ]);
  });
});
