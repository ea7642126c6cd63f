import { describe, expect, it } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import { CONTRADICTION_CODES } from '../../shared/domain/program/contradictions/contradiction.ts';
import { DEFAULT_JOURNEY_RULES } from '../../shared/domain/program/journey-rules.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { DEFAULT_REDEMPTION, type Reward } from '../../shared/domain/program/reward.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { DEFAULT_JUDGING } from '../../shared/domain/referrals/default-weights.ts';
import { FREE } from '../domain/triggers/programs.ts';
import {
  anAskingDocument,
  asking,
  aTemplate,
  ENDPOINT,
  FULL_JOURNEY,
  FULL_MESSAGING,
  FULL_TRIGGER,
  TEMPLATES,
} from './asking.ts';
import { CONTRADICTORY_DOCUMENTS } from './contradictory-documents.ts';
import { aBonus, aDocument, aRate, aReviewRule, aTier, NOW, someTiers } from './documents.ts';
import { FULL_REFERRALS, someReferrals } from './referrals.ts';
import { aGift, aPayment, aReward, FULL_REWARD, SOME_BENEFITS } from './rewards.ts';

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

describe('referrals without a fault', () => {
  const judge = (referrals: object, changes: Partial<ProgramDocument> = {}) =>
    validateProgram(asSent({ ...aDocument({ rewards: [aGift()], ...changes }), referrals }), NOW);

  it('are handed back with their defaults', () => {
    const { qualifyingOrder, judging, ...rest } = someReferrals();
    const judged = judge(rest);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document.referrals).toEqual(someReferrals({ judging: DEFAULT_JUDGING }));
    const partly = judge({ ...rest, judging: { mode: 'shadow' } });
    expect(partly.isValid && partly.document.referrals?.judging).toEqual({
      ...DEFAULT_JUDGING,
      mode: 'shadow',
    });
  });

  it('need not be there', () => {
    const judged = validateProgram(asSent(aDocument()), NOW);
    expect(judged.isValid && Object.keys(judged.document)).not.toContain('referrals');
  });

  it.each<[string, Partial<ReferralProgram>, Partial<ProgramDocument>?]>([
    ['with every field', FULL_REFERRALS],
    ['nothing for the friend', { friendGets: [] }],
    ['a hold of just the return window', { holdDays: 30 }],
    ['no hold where points can be spent at once', { holdDays: 0 }, { pending: { kind: 'none' } }],
    [
      'a hold where only pending points are taken back',
      { holdDays: 5 },
      { pending: { kind: 'none' }, clawback: 'pending_only' },
    ],
    ['a cap of just the first success', { caps: [{ per: 'day', points: 500 }] }],
    [
      'a last step that an advocate just reaches',
      {
        advocateGets: [
          { from: 1, points: 100 },
          { from: 4, points: 200 },
        ],
        caps: [{ per: 'ever', times: 4, points: 500 }],
      },
    ],
    ['nothing that waits for a person', { judging: { ...DEFAULT_JUDGING, reviewAt: 100 } }],
    ['on this machine', { landingUrl: 'http://localhost:5173/welcome?lang=en' }],
    ['on this machine, by number', { landingUrl: 'http://[::1]:5173/' }],
    ['a code without a link', { shareTexts: { en: { sms: 'My code at {name}: {code}' } } }],
  ])('%s', (_, changes, document) => {
    const judged = judge(someReferrals(changes), document);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document.referrals).toEqual(someReferrals(changes));
  });

  it.each<[string, Reward]>([
    ['a discount as a code', aReward({ coupon: { codes: { kind: 'pool', pool: 'p' }, validDays: 7 } })],
    [
      'a code for a least order',
      aReward({ coupon: { codes: { kind: 'pool', pool: 'p' } }, minimumOrder: { USD: 1, EUR: 1 } }),
    ],
    ['what lasts longer than the hold', aGift({ until: '2026-07-15T12:00:01Z' })],
    ...SOME_BENEFITS.filter(({ kind }) =>
      ['gift_card', 'store_credit', 'by_hand', 'donation'].includes(kind),
    ).map((benefit): [string, Reward] => [`something of kind ${benefit.kind}`, aReward({ benefit })]),
  ])('may promise %s', (_, reward) => {
    const referrals = someReferrals({ friendGets: [{ from: 1, reward: reward.id }] });
    expect(judge(referrals, { rewards: [reward] }).faults).toEqual([]);
  });
});

describe('asking without a fault', () => {
  const judge = (document: object) => validateProgram(asSent(document), NOW);

  it('is handed back as it came', () => {
    const judged = judge(anAskingDocument());
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document).toEqual(anAskingDocument());
  });

  it('need not be there', () => {
    const judged = judge(aDocument());
    const names = ['journey', 'messaging', 'surveys', 'templates', 'teams', 'triggers'];
    expect(judged.isValid && names.filter((name) => name in judged.document)).toEqual([]);
  });

  it('has usual stages where they are not told', () => {
    const judged = judge({ ...aDocument(), journey: { onboardingDays: 7 } });
    expect(judged.isValid && judged.document.journey).toEqual({
      ...DEFAULT_JOURNEY_RULES,
      onboardingDays: 7,
    });
  });

  it.each<[string, ProgramDocument]>([
    ['with every field', asking({ ...FULL_TRIGGER, id: 'own' })],
    ['other stages', anAskingDocument({ journey: FULL_JOURNEY })],
    ['another policy', anAskingDocument({ messaging: FULL_MESSAGING })],
    ['asks at any hour, as often as they come', anAskingDocument({ messaging: FREE })],
    [
      'a team in another system',
      anAskingDocument({ teams: [{ id: 'service', description: 'S', endpoint: ENDPOINT }] }),
    ],
    ['a code that is told', asking({ actions: [{ kind: 'issue_reward', reward: 'code' }] })],
    [
      'a goal that the cause is not',
      asking({ goal: { event: 'order.recorded', where: { orderNumber: { atLeast: 2 } }, withinDays: 9 } }),
    ],
    [
      'an amount of an order, and an attribute',
      asking({
        when: { kind: 'event', event: 'order.recorded', where: { 'spent.USD': { atLeast: 5_000 } } },
        goal: {
          event: 'activity.recorded',
          where: { 'attributes.stars.of.5': { absent: true } },
          withinDays: 9,
        },
      }),
    ],
    [
      'a tier that nobody had before',
      asking({
        when: { kind: 'event', event: 'tier.changed', where: { from: { absent: true }, to: { is: 'gold' } } },
      }),
    ],
    [
      'a time just after the night',
      asking({
        when: { kind: 'schedule', after: 'birthday', offsetDays: 0, at: '09:00' },
        expiresAfterMinutes: 781,
      }),
    ],
    [
      'no customer, at night',
      asking({
        when: { kind: 'schedule', after: 'birthday', offsetDays: 0, at: '03:00' },
        expiresAfterMinutes: 5,
        actions: [{ kind: 'tell_team', team: 'service' }],
      }),
    ],
    [
      'a delay that ends just before what it is about',
      asking({ when: { kind: 'schedule', after: 'birthday', offsetDays: -2 }, delayMinutes: 2 * 1_440 - 1 }),
    ],
    [
      'one priority, where one of two asks nobody',
      asking({ priority: 1, actions: [{ kind: 'tell_team', team: 'service' }] }),
    ],
  ])('%s', (_, document) => {
    const judged = judge(document);
    expect(judged.faults).toEqual([]);
    expect(judged.isValid && judged.document).toEqual(document);
  });

  it.each<[string, string, Partial<Trigger>]>([
    ['order', '{order}', { when: { kind: 'event', event: 'order.delivered' } }],
    ['score', '{score}', { when: { kind: 'event', event: 'survey.answered' } }],
    ['reward', '{reward}', { when: { kind: 'event', event: 'redemption.captured' } }],
    [
      'points that expire',
      '{expiringPoints} {expiryDate}',
      { when: { kind: 'schedule', after: 'points_expiry', offsetDays: -9 } },
    ],
    [
      'tier that ends',
      '{tier} {tierEndDate}',
      { when: { kind: 'schedule', after: 'tier_end', offsetDays: -9 } },
    ],
    [
      'code',
      '{reward} {rewardCode}',
      {
        actions: [
          { kind: 'issue_reward', reward: 'code' },
          { kind: 'message', template: 'own' },
        ],
      },
    ],
    [
      'award',
      '{awardedPoints}',
      {
        actions: [
          { kind: 'award_points', points: 5 },
          { kind: 'message', template: 'own' },
        ],
      },
    ],
    ['rest', '{programName} {points} {pointsName} {referralLink} {referralCode}', {}],
  ])('may tell of the %s', (_, words, trigger) => {
    const own = aTemplate({ id: 'own', texts: { en: { subject: 'S', body: `${words} {stopLink}` } } });
    const document = asking({ actions: [{ kind: 'message', template: 'own' }], ...trigger });
    expect(judge({ ...document, templates: [...TEMPLATES, own] }).faults).toEqual([]);
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
