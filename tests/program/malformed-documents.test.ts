import { describe, expect, it } from 'vitest';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import {
  aSurvey,
  aTeam,
  FULL_JOURNEY,
  FULL_MESSAGING,
  FULL_TEMPLATE,
  FULL_TRIGGER,
  TEMPLATES,
  USER,
} from './asking.ts';
import { aChallenge, FULL_CHALLENGE } from './challenges.ts';
import { aDocument, NOW } from './documents.ts';
import { FULL_REFERRALS } from './referrals.ts';
import { aGift, aPayment, FULL_REWARD } from './rewards.ts';

/** One value of a document replaced, or removed where it is undefined. */
function withValue(path: string, value: unknown): unknown {
  const document = JSON.parse(
    JSON.stringify(
      aDocument({
        caps: { balance: 1_000 },
        excludedGoods: { tags: ['gift-card'] },
        metrics: {
          inactivityDays: 90,
          grossMarginPercent: 40,
          redemptionEstimates: [{ from: '2026-01-01', percent: 70 }],
        },
        groups: [{ id: 'g', stacking: 'best' }],
        redemption: { holdMinutes: 30, perOrder: 5 },
        rewards: [FULL_REWARD, aPayment(), aGift()],
        referrals: FULL_REFERRALS,
        challenges: [
          FULL_CHALLENGE,
          aChallenge({ id: 'row', goal: { kind: 'streak', periods: 3, of: 'week' } }),
          aChallenge({ id: 'set', goal: { kind: 'collect', categories: ['a', 'b'], different: 2 } }),
        ],
        journey: FULL_JOURNEY,
        messaging: FULL_MESSAGING,
        surveys: [aSurvey()],
        templates: [FULL_TEMPLATE, ...TEMPLATES.slice(1)],
        teams: [aTeam()],
        triggers: [FULL_TRIGGER, USER],
        earningRules: [
          {
            id: 'base',
            description: 'Points',
            on: 'order',
            when: { kind: 'all', of: [{ kind: 'attribute', name: 'plan', test: { is: 'a' } }] },
            effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100, EUR: 100 } },
            caps: { perMember: [{ per: 'day', points: 9 }], program: { points: 5 } },
          },
        ],
      }),
    ),
  );
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  const parent = steps.reduce((at, step) => at[step], document);
  parent[last] = value;
  return JSON.parse(JSON.stringify(document));
}

const RULE = '/earningRules/0';
const LEAF = `${RULE}/when/of/0`;
const REWARD = '/rewards/0';
const BENEFIT = `${REWARD}/benefit`;
const PAYMENT = '/rewards/1/benefit';
const CODES = `${REWARD}/coupon/codes`;
const CHALLENGE = '/challenges/0';
const REFERRALS = '/referrals';
const JUDGING = `${REFERRALS}/judging`;
const EMAIL = `${REFERRALS}/shareTexts/en/email`;
const USUAL = '/journey/usualIntervalDays';
const TEXT = '/templates/0/texts/en';
const TRIGGER = '/triggers/0';
const deep = (levels: number): unknown =>
  levels === 0 ? { kind: 'coupon' } : { kind: 'not', of: deep(levels - 1) };

/** Where, with which value, and where the fault is told, if not at the same place. */
const ROWS: readonly (readonly [path: string, value: unknown, fix: RegExp, at?: string])[] = [
  [`${CHALLENGE}/id`, 'Shoes', /small letters/],
  [`${CHALLENGE}/name`, undefined, /is missing/],
  [`${CHALLENGE}/goal/kind`, 'hop', /orders|streak|collect/],
  [`${CHALLENGE}/goal/orders`, 0, /more than 0/],
  [`${CHALLENGE}/goal/orders`, 1_001, /at most 1000/],
  [`${CHALLENGE}/goal/within`, 'day', /week/],
  ['/challenges/1/goal/periods', 1, /one alone is no row/],
  ['/challenges/1/goal/periods', 61, /at most 60/],
  ['/challenges/1/goal/of', 'year', /month/],
  ['/challenges/2/goal/different', 1, /an order with such goods/],
  ['/challenges/2/goal/categories', ['a', 'a'], /holds a value twice/],
  [`${CHALLENGE}/counts/minimum/USD`, 0, /at least 1/],
  [`${CHALLENGE}/counts/channels`, ['web'], /is not a field/],
  [`${CHALLENGE}/for`, {}, /at least one of "tiers", "segments"/],
  [`${CHALLENGE}/until`, '2260-01-01T00:00:00Z', /between the years 1970 and 2200/],
  [`${CHALLENGE}/gives/points`, 0, /more than 0/],
  [`${CHALLENGE}/gives`, { points: 1, reward: 'gift' }, /points or a reward, and not both/],
  ['/name', '', /at least 1 character$/],
  ['/name', undefined, /is missing; it must be a text/],
  ['/pointsNames', 'stars', /is not a field of a program; remove it or check its spelling/],
  ['/pointValue/points', 0, /must be more than 0/],
  ['/timeZone', 'Mars/Olympus', /IANA time zone, such as/],
  ['/timeZone', '+01:00', /IANA time zone, such as/],
  ['/currencies', [], /at least 1 item$/],
  ['/currencies/0/code', 'usd', /three capitals, such as USD/],
  ['/currencies/0/minorDigits', 5, /at most 4/],
  ['/rounding', 'up', /one of "floor", "half_up", "ceiling"/],
  ['/pending', { kind: 'weeks' }, /one of "none", "days", "delivery"/, '/pending/kind'],
  ['/pending/days', 0, /must be more than 0/],
  ['/expiry/months', 0, /must be more than 0/],
  ['/expiry', { kind: 'calendar', month: 13, day: 1, atLeastMonths: 0 }, /at most 12/, '/expiry/month'],
  ['/clawback', 'never', /one of "pending_only"/],
  ['/claims/withinDays', -1, /at least 0/],
  ['/claims/onJoining', 'yes', /true or false/],
  ['/caps/balance', 1.5, /must be a whole number, not 1.5/],
  ['/excludedGoods', {}, /at least one of "skus", "categories", "tags"/],
  ['/excludedGoods/tags', [], /at least 1 item/],
  ['/excludedGoods/tags', ['a', 'a'], /name each once/],
  ['/metrics/inactivityDays', 0, /must be more than 0/],
  ['/metrics/grossMarginPercent', 101, /at most 100/],
  ['/metrics/redemptionEstimates', [], /at least 1 item/],
  ['/metrics/redemptionEstimates/0/percent', 101, /at most 100/],
  ['/metrics/redemptionEstimates/0/from', '2026-02-30', /a date of the calendar/],
  [
    '/metrics/redemptionEstimates',
    [
      { from: '2026-01-01', percent: 70 },
      { from: '2026-01-01', percent: 80 },
    ],
    /two estimates from the same day/,
  ],
  ['/metrics/margin', 1, /is not a field/],
  ['/groups/0/stacking', 'sum', /one of "all", "best", "first"/],
  [`${RULE}/id`, 'Base rule', /small letters, digits, "_" or "-"/],
  [`${RULE}/on`, 'visit', /"order", or {"event": type}/],
  [`${RULE}/on`, { event: '' }, /beginning with a letter/, `${RULE}/on/event`],
  [`${RULE}/from`, '2026-01-01', /ISO 8601 date and time with an offset/],
  [`${RULE}/effect/points`, 0, /more than 0/],
  [`${RULE}/effect/perAmount`, {}, /at least one currency, such as/],
  [`${RULE}/effect/perAmount/USD`, 0, /at least 1/],
  [`${RULE}/effect/perAmount/dollars`, 100, /three capitals, such as USD/],
  [
    `${RULE}/effect`,
    { kind: 'multiplier', percent: 100, of: 'all' },
    /from 101.*200 doubles/,
    `${RULE}/effect/percent`,
  ],
  [`${RULE}/effect`, { kind: 'discount' }, /one of "points_per_amount"/, `${RULE}/effect/kind`],
  [`${RULE}/caps/perMember/0`, { per: 'day' }, /at least one of "points", "times"/],
  [`${RULE}/caps/perMember/0/per`, 'hour', /one of "day", "week"/],
  [`${RULE}/caps/program`, { points: 1, times: 1 }, /must be one of {"points": number}/],
  [`${RULE}/caps/program/points`, -1, /at least 0/],
  [`${RULE}/when`, { kind: 'order_total' }, /one of "all", "any", "not", "amount"/, `${RULE}/when/kind`],
  [`${RULE}/when/of`, [], /at least 1 item/],
  [LEAF, { kind: 'amount' }, /at least one of "atLeast", "atMost"/],
  [LEAF, { kind: 'weekday', in: [0] }, /at least 1/, `${LEAF}/in/0`],
  [LEAF, { kind: 'weekday', in: [8] }, /at most 7/, `${LEAF}/in/0`],
  [LEAF, { kind: 'time_of_day', from: '24:00', to: '06:00' }, /HH:MM/, `${LEAF}/from`],
  [LEAF, { kind: 'date', from: '2026-02-30' }, /date of the calendar/, `${LEAF}/from`],
  [LEAF, { kind: 'country', in: ['USA'] }, /two capitals/, `${LEAF}/in/0`],
  [`${LEAF}/test`, { equals: 1 }, /{"is": value}/],
  [`${LEAF}/test/is`, null, /must be/, `${LEAF}/test/is`],
  [`${RULE}/when`, deep(8), /nested deeper than 8/, `${RULE}/when${'/of'.repeat(8)}`],
  ['/tiers/window', { kind: 'rolling_months', months: 37 }, /at most 36/, '/tiers/window/months'],
  ['/tiers/tiers', [], /at least 1 item/],
  ['/tiers/tiers/0/threshold', 'none', /whole number of points or orders, or amounts/],
  [
    '/tiers/tiers/0/benefits',
    { earningPercent: 90 },
    /at least 100/,
    '/tiers/tiers/0/benefits/earningPercent',
  ],
  ['/redemption/holdMinutes', 0, /must be more than 0/],
  ['/redemption/holdMinutes', 10_081, /at most 10080/],
  ['/redemption/perOrder', 11, /at most 10/],
  ['/rewards', Array.from({ length: 201 }, () => FULL_REWARD), /at most 200 items/],
  [`${REWARD}/id`, 'Shoes!', /small letters, digits, "_" or "-"/],
  [`${REWARD}/name`, undefined, /is missing; it must be a text/],
  [`${REWARD}/name`, 'Two\nlines', /must not hold control characters/],
  [`${REWARD}/terms`, 'A\tB', /control characters other than line breaks/],
  [`${REWARD}/terms`, 'x'.repeat(2_001), /at most 2000 characters/],
  [`${REWARD}/cost`, 5, /is not a field of a program/],
  [BENEFIT, undefined, /is missing/],
  [BENEFIT, { kind: 'surprise' }, /one of "percent_off", "amount_off"/, `${BENEFIT}/kind`],
  [`${BENEFIT}/percent`, 0, /at least 1/],
  [`${BENEFIT}/percent`, 101, /at most 100/],
  [`${BENEFIT}/percent`, 12.5, /must be a whole number, not 12.5/],
  [`${BENEFIT}/atMost`, {}, /at least one currency, such as/],
  [`${BENEFIT}/goods`, {}, /at least one of "skus", "categories", "tags"/],
  [BENEFIT, { kind: 'amount_off', amount: { USD: 0 } }, /at least 1/, `${BENEFIT}/amount/USD`],
  [BENEFIT, { kind: 'free_product', sku: 'mug', quantity: 0 }, /more than 0/, `${BENEFIT}/quantity`],
  [BENEFIT, { kind: 'by_hand', instructions: '' }, /at least 1 character/, `${BENEFIT}/instructions`],
  [BENEFIT, { kind: 'donation', amount: { USD: 1 } }, /is missing/, `${BENEFIT}/to`],
  [`${PAYMENT}/minimum`, 0, /more than 0/],
  [`${PAYMENT}/step`, 0, /more than 0/],
  [`${PAYMENT}/atMostPercent`, 0, /at least 1/],
  [`${PAYMENT}/atMostPercent`, 101, /at most 100/],
  [`${REWARD}/price/points`, 0, /at least 1: no reward is given away/],
  [`${REWARD}/price/tiers/gold`, 0, /at least 1: no reward is given away/],
  [`${REWARD}/price/tiers`, {}, /1 to 20 tiers, such as/],
  [`${REWARD}/price/tiers/Gold`, 5, /small letters, digits/],
  [`${REWARD}/for`, {}, /at least one of "tiers", "segments", "countries", "channels"/],
  [`${REWARD}/for/tiers`, [], /at least 1 item/],
  [`${REWARD}/for/countries`, ['US', 'US'], /name each once/],
  [`${REWARD}/for/countries/0`, 'us', /two capitals/],
  [`${REWARD}/minimumOrder/USD`, 0, /at least 1/],
  [`${REWARD}/from`, '2026-03-01', /ISO 8601 date and time with an offset/],
  [`${REWARD}/stock`, -1, /at least 0/],
  [`${REWARD}/limits`, [], /at least 1 item/],
  [`${REWARD}/limits/0/per`, 'hour', /one of "day", "week"/],
  [`${REWARD}/limits/0/times`, undefined, /is missing/],
  [`${REWARD}/coupon/validDays`, 0, /more than 0/],
  [`${REWARD}/coupon/giftable`, 'yes', /true or false/],
  [CODES, { kind: 'fixed', code: 'SAVE' }, /one of "generated", "pool"/, `${CODES}/kind`],
  [CODES, { kind: 'pool', pool: 'Summer' }, /small letters/, `${CODES}/pool`],
  [`${CODES}/prefix`, 'shoes', /capitals, digits or single dashes/],
  [`${CODES}/prefix`, 'SHOES--', /capitals, digits or single dashes/],
  [`${CODES}/prefix`, 'SHOES-FOR-RUNNING', /16/],
  [`${CODES}/length`, 33, /at most 32/],
  [`${CODES}/groupsOf`, 1, /at least 2/],
  [`${REWARD}/returns`, 'always', /one of "in_proportion", "whole", "never"/],
  [`${REWARD}/texts`, {}, /1 to 50 languages, such as/],
  [`${REWARD}/texts/de_DE`, { name: 'Schuhe' }, /BCP 47 writes it, such as de or pt-BR/],
  [`${REWARD}/texts/PT-br`, { name: 'Sapatos' }, /BCP 47 writes it, such as de or pt-BR/],
  [`${REWARD}/texts/de/name`, undefined, /is missing/],
  [`${REWARD}/pictures`, [], /at least 1 item/],
  [`${REWARD}/pictures/0/url`, 'http://shop.example/a.jpg', /begins with https:/],
  [`${REWARD}/pictures/0/url`, 'https://me:secret@shop.example/a.jpg', /begins with https:/],
  [`${REWARD}/pictures/0/url`, 'https://shop.example/a b.jpg', /begins with https:/],
  [`${REWARD}/pictures/0/url`, '/a.jpg', /begins with https:/],
  [`${REWARD}/pictures/0/alt`, undefined, /is missing/],
  [REFERRALS, [], /must be an object/],
  [`${REFERRALS}/reward`, 5, /is not a field of a program/],
  [`${REFERRALS}/advocates`, {}, /at least one of "tiers", "segments", "orders"/],
  [`${REFERRALS}/advocates/tiers`, ['gold', 'gold'], /name each once/],
  [`${REFERRALS}/advocates/orders`, 0, /more than 0/],
  [`${REFERRALS}/advocateGets`, undefined, /is missing; it must be a list/],
  [`${REFERRALS}/advocateGets`, [], /at least 1 item/],
  [
    `${REFERRALS}/advocateGets`,
    Array.from({ length: 21 }, (_, from) => ({ from: from + 1, points: 5 })),
    /at most 20 items/,
  ],
  [`${REFERRALS}/advocateGets/0/from`, 2, /must be 1 in the first step/],
  [`${REFERRALS}/advocateGets/1/from`, 1, /is not above the 1 of the step before it/],
  [`${REFERRALS}/advocateGets/0/points`, 0, /more than 0/],
  [`${REFERRALS}/advocateGets/0/points`, 2.5, /must be a whole number, not 2.5/],
  [`${REFERRALS}/advocateGets/1/reward`, 'Gift!', /small letters/],
  [`${REFERRALS}/advocateGets/0`, { from: 1 }, /points or a reward, and not both/],
  [`${REFERRALS}/advocateGets/0`, { from: 1, points: 5, reward: 'gift' }, /points or a reward, and not both/],
  [`${REFERRALS}/friendGets`, undefined, /is missing/],
  [`${REFERRALS}/qualifyingOrder/minimum`, {}, /at least one currency, such as/],
  [`${REFERRALS}/qualifyingOrder/minimum/USD`, 0, /at least 1/],
  [`${REFERRALS}/qualifyingOrder/goods`, {}, /at least one of "skus", "categories", "tags"/],
  [`${REFERRALS}/windowDays`, 0, /more than 0/],
  [`${REFERRALS}/windowDays`, 367, /at most 366/],
  [`${REFERRALS}/touch`, 'both', /one of "first", "last"/],
  [`${REFERRALS}/holdDays`, -1, /at least 0/],
  [`${REFERRALS}/holdDays`, undefined, /is missing; it must be a/],
  [`${REFERRALS}/caps`, [], /at least 1 item/],
  [`${REFERRALS}/caps/0`, { per: 'day' }, /at least one of "times", "points"/],
  [`${REFERRALS}/caps/0/per`, 'week', /one of "day", "month", "year", "ever"/],
  [`${REFERRALS}/caps/0/times`, -1, /at least 0/],
  [`${JUDGING}/mode`, 'off', /one of "on", "shadow"/],
  [`${JUDGING}/reviewAt`, 0, /more than 0/],
  [`${JUDGING}/rejectAt`, 59, /is below "reviewAt", 60.*give at least 60/],
  [`${JUDGING}/rejectAt`, 16_001, /at most 16000/],
  [`${JUDGING}/reviewDays`, 0, /more than 0/],
  [`${JUDGING}/weights/same_address`, -1, /at least 0/],
  [`${JUDGING}/weights/same_address`, 1_001, /at most 1000/],
  [`${JUDGING}/weights/same_address`, 0.5, /must be a whole number, not 0.5/],
  [`${JUDGING}/weights/same_ip`, 5, /is not a field of a program; remove it or check its spelling/],
  [`${REFERRALS}/landingUrl`, 'http://shop.example/', /begins with https:\/\/ \(http:\/\/ only on localhost/],
  [`${REFERRALS}/landingUrl`, 'https://me:secret@shop.example/', /without user and password/],
  [`${REFERRALS}/landingUrl`, 'javascript:alert(1)', /begins with https/],
  [`${REFERRALS}/landingUrl`, 'shop.example', /begins with https/],
  [
    `${REFERRALS}/landingUrl`,
    'https://shop.example/?a=1&ref=x',
    /must not have "ref" or "visit" in its query/,
  ],
  [`${REFERRALS}/shareTexts`, {}, /1 to 50 languages, such as/],
  [`${REFERRALS}/shareTexts/de_DE`, { sms: '{link}' }, /BCP 47 writes it/],
  [`${REFERRALS}/shareTexts/en`, {}, /at least one of "email", "whatsapp", "sms", "copy"/],
  [`${REFERRALS}/shareTexts/en/fax`, '{link}', /is not a field of a program/],
  [EMAIL, 'Join me!', /has neither {link} nor {code}.*add one of them/],
  [EMAIL, 'Join {name}', /has neither {link} nor {code}/],
  [EMAIL, 'Join: {link} {lnk}', /may have {link}, {code} and {name} in braces, and nothing else/],
  [EMAIL, 'Join: {link} }', /in braces, and nothing else/],
  [EMAIL, 'Join:\t{link}', /control characters other than line breaks/],
  [EMAIL, `{link}${'x'.repeat(1_995)}`, /at most 2000 characters/],
  [`${REFERRALS}/shareTexts/en/sms`, `{link}${'x'.repeat(295)}`, /at most 300 characters/],
  ['/journey/onboardedAtOrder', 1, /at least 2/],
  ['/journey/lapsedAfterIntervals', 1.5, /not above "atRiskAfterIntervals", 1.5/],
  [`${USUAL}/atLeast`, 130, /is above "atMost", 120; swap them/],
  [`${USUAL}/default`, 5, /from "atLeast", 7, to "atMost", 120/],
  ['/messaging/quietHours/from', '24:00', /HH:MM/],
  ['/messaging/caps/0/perDays', 0, /at least 1/],
  ['/messaging/gapHours', undefined, /is missing/],
  ['/surveys/0/kind', 'stars', /one of "nps", "csat", "ces"/],
  ['/surveys/0/questions', {}, /must have 1 to 50 languages/],
  ['/teams/0/email', 'service', /must be an e-mail address/],
  ['/teams/0/endpoint', 'whe_1', /one address, and not both/, '/teams/0'],
  ['/templates/0/channel', 'post', /one of "email", "sms", "push", "whatsapp"/],
  [
    `${TEXT}/body`,
    '{stoplink}',
    /has \{stoplink\}, which is no placeholder; there are \{name\}, .*\{stopLink\}/,
  ],
  [`${TEXT}/subject`, 'Hi {', /a brace that belongs to no placeholder/],
  [`${TEXT}/body`, `{name}${'x'.repeat(235)}`, /a message by push may have 240/],
  [`${TEXT}/nameless`, undefined, /is missing, and \{name\} is used/],
  [`${TEXT}/body`, '{stopLink}', /stands for \{name\}, which is not used/, `${TEXT}/nameless`],
  ['/templates/0/channel', 'email', /an e-mail needs one/, '/templates/0/texts/pt-BR/subject'],
  ['/templates/0/channel', 'sms', /not shown by the channel sms/, `${TEXT}/subject`],
  [`${TRIGGER}/when/event`, 'order.paid', /one of "member.enrolled"/],
  [`${TRIGGER}/when/where`, {}, /1 to 10 tests, such as/],
  [
    `${TRIGGER}/when`,
    { kind: 'schedule', after: 'birthday', offsetDays: 0.5 },
    /whole number/,
    `${TRIGGER}/when/offsetDays`,
  ],
  [`${TRIGGER}/when`, { kind: 'silence', intervals: 0 }, /at least 0.5/, `${TRIGGER}/when/intervals`],
  [`${TRIGGER}/who`, deep(8), /nested deeper than 8/, `${TRIGGER}/who${'/of'.repeat(8)}`],
  [`${TRIGGER}/stages`, ['fan'], /one of "awareness"/, `${TRIGGER}/stages/0`],
  [`${TRIGGER}/actions`, undefined, /at least one of "actions", "variants"/, TRIGGER],
  [`${TRIGGER}/variants`, USER.variants, /must not have both "actions" and "variants"/, TRIGGER],
  ['/triggers/1/variants', USER.variants?.slice(1, 2), /at least 2 items/],
  [`${TRIGGER}/actions/0`, { kind: 'call' }, /one of "message"/, `${TRIGGER}/actions/0/kind`],
  [
    `${TRIGGER}/actions/0`,
    { kind: 'webhook', endpoint: 'crm' },
    /"whe_" and 20/,
    `${TRIGGER}/actions/0/endpoint`,
  ],
  [`${TRIGGER}/priority`, 101, /at most 100/],
  [`${TRIGGER}/coolingOffDays`, 'never', /number of days from 0 to 3660, or "ever"/],
  [`${TRIGGER}/expiresAfterMinutes`, 0, /at least 1/],
  [`${TRIGGER}/holdoutPercent`, 50.1, /at most 50/],
  [`${TRIGGER}/holdoutPercent`, 0.25, /finer than 0.1/],
];

describe('a malformed document', () => {
  it('is none before the change', () => {
    expect(validateProgram(withValue('/name', 'Test'), NOW).isValid).toBe(true);
    expect(validateProgram(withValue(`${RULE}/when`, deep(7)), NOW).isValid).toBe(true);
  });

  for (const [path, value, fix, at = path] of ROWS) {
    it(`${path} is ${JSON.stringify(value)?.slice(0, 60)}`, () => {
      const { isValid, faults } = validateProgram(withValue(path, value), NOW);
      expect(isValid).toBe(false);
      expect(faults.map((fault) => fault.path)).toEqual([at]);
      expect(faults[0]?.detail).toMatch(fix);
      expect(faults[0]).toMatchObject({ code: 'MALFORMED', severity: 'error' });
    });
  }

  it.each([null, 7, 'text', [], undefined])('is refused as a whole: %j', (value) => {
    const { isValid, faults } = validateProgram(value, NOW);
    expect(isValid).toBe(false);
    expect(faults[0]).toMatchObject({ path: '', detail: expect.stringMatching(/an object/) });
  });

  it('may be nested however deep without filling the stack', () => {
    let condition: unknown = { kind: 'coupon' };
    for (let level = 0; level < 100_000; level += 1) condition = { kind: 'not', of: condition };
    const document = { ...aDocument(), segments: [{ id: 'deep', description: 'Deep', when: condition }] };
    expect(validateProgram(document, NOW).faults[0]?.detail).toMatch(/nested deeper than 8/);
  });

  it('may not be larger than the database takes', () => {
    const skus = (from: number) =>
      Array.from({ length: 500 }, (_, sku) => `${from + sku}`.padStart(128, 'x'));
    const earningRules = Array.from({ length: 6 }, (_, index) => ({
      ...aDocument().earningRules[0],
      id: `rule-${index}`,
      goods: { skus: skus(index * 500) },
    }));
    const [fault] = validateProgram({ ...aDocument(), earningRules }, NOW).faults;
    expect(fault).toMatchObject({ path: '', detail: expect.stringMatching(/by category or tag/) });
  });
});
