import { describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { account, call, enroll, orderBody, type Reply, unique } from './target.ts';

/** What a cart would earn: under any program, for anybody, and without a trace. */
const { version: _version, ...BASE } = DEFAULT_PROGRAM;

/** The built-in program with double points on weekends, tiers, and fifty points for gold. */
const WEEKENDS = {
  ...BASE,
  name: 'Weekends',
  earningRules: [
    ...BASE.earningRules,
    {
      id: 'weekend',
      description: 'Double points on weekends',
      on: 'order',
      when: { kind: 'weekday', in: [6, 7] },
      effect: { kind: 'multiplier', percent: 200, of: 'rates' },
    },
    {
      id: 'gold-gift',
      description: '50 points for gold',
      on: 'order',
      when: { kind: 'tier', in: ['gold'] },
      effect: { kind: 'fixed_points', points: 50 },
    },
  ],
  tiers: {
    qualifyBy: 'points',
    window: { kind: 'lifetime' },
    upgrade: 'at_once',
    downgrade: 'none',
    graceMonths: 0,
    tiers: [
      { id: 'silver', name: 'Silver', threshold: 0, benefits: {} },
      { id: 'gold', name: 'Gold', threshold: 1_000, benefits: { earningPercent: 150 } },
    ],
  },
};

/** 50.00 USD. */
const CART = {
  currency: 'USD',
  lines: [
    { lineId: 'mug', sku: 'mug', quantity: 2, unitPrice: 2_000 },
    { lineId: 'tea', sku: 'tea', quantity: 1, unitPrice: 1_000 },
  ],
};
const SATURDAY = '2100-10-02T10:00:00Z';
const MONDAY = '2100-10-04T10:00:00Z';

const simulate = (body: object): Promise<Reply> =>
  call('POST', '/v1/program/simulate/cart', { body: { ...CART, ...body } });

const { draftId, etag } = (
  await call('POST', '/v1/program/drafts', {
    body: { name: 'Weekends', document: WEEKENDS, actor: 'Mia' },
    headers: { 'idempotency-key': unique('draft') },
  })
).body;

const rulesOf = ({ body }: Reply): Record<string, { fired: boolean; points: string; reason: string }> =>
  Object.fromEntries(body.explanation.rules.map((rule: { ruleId: string }) => [rule.ruleId, rule]));

describe('a draft', () => {
  test('judges an imagined gold member on a Saturday: every rule gives, line by line', async () => {
    const reply = await simulate({ draftId, placedAt: SATURDAY, member: { tier: 'gold', orders: 4 } });
    expect([reply.status, reply.body]).toMatchObject([
      200,
      {
        judgedBy: { kind: 'draft', version: null, draftId, etag, name: 'Weekends' },
        member: { kind: 'imagined', memberId: null, isMember: true, tier: 'gold', orderNumber: 5 },
        placedAt: SATURDAY,
        points: 175,
        state: 'pending',
        activatesAt: '2100-11-02T00:00:00Z',
        expiresAt: '2101-12-01T00:00:00Z',
        explanation: { exactPoints: '175', rounding: 'floor', cappedAt: null },
      },
    ]);
    expect(reply.body.explanation.summary).toMatch(new RegExp(`^175 points under draft ${draftId}: `));
    const given = reply.body.explanation.rules.map((rule: { ruleId: string; points: string }) => [
      rule.ruleId,
      rule.points,
    ]);
    expect(given).toEqual([
      ['base', '50'],
      ['weekend', '50'],
      ['gold-gift', '50'],
      ['tier:gold', '25'],
    ]);
    expect(reply.body.explanation.lines).toMatchObject([
      { lineId: 'mug', sku: 'mug', ruleId: 'base', points: '40' },
      { lineId: 'tea', sku: 'tea', ruleId: 'base', points: '10' },
      { lineId: null, ruleId: 'gold-gift', points: '50' },
      { lineId: null, ruleId: 'weekend', points: '50' },
      { lineId: null, ruleId: 'tier:gold', points: '25' },
    ]);
  });

  test('says which condition failed on a Monday, and for whom, with the value found', async () => {
    const monday = await simulate({ draftId, placedAt: MONDAY, member: { tier: 'gold' } });
    expect(monday.body.points).toBe(125);
    expect(rulesOf(monday)['weekend']).toMatchObject({
      fired: false,
      points: '0',
      reason: 'It happened on a Monday; asked is Saturday or Sunday.',
    });
    const silver = await simulate({ draftId, placedAt: MONDAY, member: { tier: 'silver' } });
    expect(silver.body.points).toBe(50);
    expect(rulesOf(silver)['gold-gift']).toMatchObject({
      fired: false,
      reason: "The member's tier was silver; asked is gold.",
    });
    expect(rulesOf(silver)['tier:gold']).toBeUndefined();
  });

  test('gives an imagined member the tier of their progress, and a stranger the lowest', async () => {
    const rich = await simulate({ draftId, placedAt: MONDAY, member: { pointsEarned: 1_000 } });
    expect([rich.body.member.tier, rich.body.points]).toEqual(['gold', 125]);
    const stranger = await simulate({ draftId, placedAt: MONDAY });
    expect(stranger.body).toMatchObject({
      member: { kind: 'stranger', isMember: false, tier: 'silver', orderNumber: 1 },
      points: 50,
    });
  });

  test('is judged apart from the version in force, which stays what it is', async () => {
    const { memberId, customerId } = await enroll();
    const drafted = await simulate({ draftId, placedAt: SATURDAY, memberId });
    const current = await simulate({ placedAt: SATURDAY, customerId });
    expect([drafted.body.points, current.body.points]).toEqual([100, 50]);
    expect(current.body).toMatchObject({
      judgedBy: { kind: 'version', version: 1, draftId: null, etag: null },
      member: { kind: 'member', memberId, isMember: true, tier: null },
    });
    expect((await simulate({ version: 1, placedAt: SATURDAY })).body.judgedBy.version).toBe(1);
    const quote = await call('POST', '/v1/quotes', { body: { ...CART, memberId } });
    expect(quote.body.earned.points).toBe(50);
  });
});

describe('a document that is nowhere yet', () => {
  /** A rule of 10 points that asks whatever `when` asks. */
  const asking = (...whens: readonly object[]) => ({
    ...BASE,
    earningRules: [
      ...BASE.earningRules,
      ...whens.map((when, index) => ({
        id: `rule-${index}`,
        description: 'ten points',
        on: 'order',
        when,
        effect: { kind: 'fixed_points', points: 10 },
      })),
    ],
  });
  const MEMBER = {
    attributes: { city: 'Bern' },
    birthday: { month: 10, day: 2 },
    orders: 3,
    activePoints: 40,
    daysSinceLastOrder: 12,
    spent: { USD: 9_000 },
  };

  test('asks everything of an imagined member', async () => {
    const document = asking(
      { kind: 'attribute', name: 'city', test: { is: 'Bern' } },
      { kind: 'birthday', within: 'day' },
      { kind: 'order_number', every: 4 },
      { kind: 'behavior', of: 'active_points', atLeast: 40 },
      { kind: 'behavior', of: 'days_since_last_order', atMost: 12 },
      { kind: 'spent', atLeast: { USD: 9_000 } },
    );
    const reply = await simulate({ document, placedAt: SATURDAY, member: MEMBER });
    expect([reply.body.points, reply.body.judgedBy.kind]).toEqual([110, 'document']);
  });

  test('tells what it found of an imagined member, and of a real one nothing personal', async () => {
    const document = asking(
      { kind: 'attribute', name: 'city', test: { is: 'Basel' } },
      { kind: 'birthday', within: 'month' },
      { kind: 'behavior', of: 'orders', atLeast: 5 },
      { kind: 'spent', atLeast: { USD: 10_000 } },
    );
    const birthday = { month: 3, day: 14 };
    const imagined = rulesOf(await simulate({ document, placedAt: MONDAY, member: { ...MEMBER, birthday } }));
    expect([0, 1, 2, 3].map((index) => imagined[`rule-${index}`]?.reason)).toEqual([
      "The member's city is Bern; asked is Basel.",
      'The birthday is on day 14 of month 3; asked is its month.',
      "The member's orders are 3; asked is at least 5.",
      'The member has spent 9000 minor units of USD; asked is at least 10000 minor units of USD.',
    ]);
    const { memberId } = await enroll({ birthday: '1990-03-14', attributes: { city: 'Bern' } });
    const real = rulesOf(await simulate({ document, placedAt: MONDAY, memberId }));
    expect([0, 1, 2, 3].map((index) => real[`rule-${index}`]?.reason)).toEqual([
      'Not so of the member: city is Basel.',
      'Not so of the member: it was the month of the birthday.',
      "The member's orders are 0; asked is at least 5.",
      'The member has spent nothing; asked is at least 10000 minor units of USD.',
    ]);
  });

  test('tells which caps bound: of a rule, and of the program', async () => {
    const [base] = BASE.earningRules;
    const capped = {
      ...BASE,
      caps: { balance: 100 },
      earningRules: [
        { ...base, caps: { perOrder: 30 } },
        {
          id: 'gift',
          description: 'a gift',
          on: 'order',
          effect: { kind: 'fixed_points', points: 50 },
          caps: { program: { points: 20 } },
        },
      ],
    };
    const reply = await simulate({ document: capped, placedAt: MONDAY, member: { activePoints: 60 } });
    expect([reply.status, reply.body]).toMatchObject([
      200,
      {
        points: 40,
        explanation: {
          exactPoints: '50',
          cappedAt: 40,
          rules: [
            {
              ruleId: 'base',
              points: '30',
              cappedAt: 30,
              reason: expect.stringMatching(/for one order allows/),
            },
            { ruleId: 'gift', points: '20', cappedAt: 20, reason: expect.stringMatching(/caps had left/) },
          ],
        },
      },
    ]);
    expect(reply.body.explanation.summary).toMatch(/left 40 points to the member\.$/);
  });

  test('is refused with pointers when it is invalid, and so is a draft', async () => {
    const document = { ...BASE, rounding: 'sideways', pointsNames: 'x' };
    const { status, body } = await simulate({ document });
    expect([status, body.code]).toEqual([422, 'PROGRAM_INVALID']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/pointsNames',
      '/rounding',
    ]);
    const faulty = await call('POST', '/v1/program/drafts', {
      body: { name: 'Faulty', document, actor: 'Mia' },
      headers: { 'idempotency-key': unique('draft') },
    });
    expect((await simulate({ draftId: faulty.body.draftId })).body.code).toBe('PROGRAM_INVALID');
  });
});

describe('refusals', () => {
  const NOBODY = `mbr_${'0'.repeat(20)}`;
  test.each<[string, object, number, string, string]>([
    ['a draft', { draftId: `dft_${'0'.repeat(20)}` }, 404, 'DRAFT_NOT_FOUND', '/draftId'],
    ['a version', { version: 999_999 }, 404, 'VERSION_NOT_FOUND', '/version'],
    ['a member', { memberId: NOBODY }, 404, 'MEMBER_NOT_FOUND', '/memberId'],
    ['a customer', { customerId: unique('nobody') }, 404, 'MEMBER_NOT_FOUND', '/customerId'],
    ['a tier', { draftId, member: { tier: 'platinum' } }, 422, 'TIER_UNKNOWN', '/member/tier'],
    ['a currency', { currency: 'XXX' }, 422, 'CURRENCY_NOT_IN_PROGRAM', '/currency'],
    ['two programs', { draftId, version: 1 }, 400, 'REQUEST_INVALID', ''],
    ['two members', { memberId: NOBODY, member: {} }, 400, 'REQUEST_INVALID', ''],
  ])('%s that cannot be meant', async (_what, body, status, code, pointer) => {
    const reply = await simulate(body);
    expect([reply.status, reply.body.code, reply.body.errors[0].pointer]).toEqual([status, code, pointer]);
  });
});

test('nothing is written, for whomever it is judged', async () => {
  const { memberId, customerId } = await enroll();
  await call('POST', '/v1/orders', { body: orderBody(20, { memberId }) });
  const all = async () => {
    const { asOf: _asOf, ...standing } = await account(memberId);
    const statement = await call('GET', `/v1/members/${memberId}/entries`);
    const audit = await call('GET', `/v1/program/drafts/${draftId}`);
    return [standing, statement.body, audit.body];
  };
  const before = await all();
  for (const body of [{ memberId }, { customerId, draftId }, { memberId, document: WEEKENDS }])
    expect((await simulate({ ...body, placedAt: SATURDAY })).status).toBe(200);
  expect(await all()).toEqual(before);
  const guest = unique('guest');
  expect((await simulate({ customerId: guest })).body.code).toBe('MEMBER_NOT_FOUND');
  expect((await call('GET', `/v1/members?customerId=${guest}`)).status).toBe(404);
});
