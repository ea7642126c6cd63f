import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { Problem } from '../../shared/contracts/problems.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { runs, SEED } from '../law-runs.ts';
import { call, enroll, orderBody, unique } from './target.ts';

/** No input gives a 5xx, and every refusal is a problem document of the contract. */
const { memberId } = await enroll();

/** Values that have broken software before. */
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    -1,
    0,
    1e308,
    2 ** 53,
    Number.MAX_SAFE_INTEGER,
    0.1,
    true,
    [],
    {},
    '9'.repeat(2_000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** A valid body with some of its values, at any depth, replaced, removed or added. */
function spoiled(body: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      fc.array(fc.tuple(fc.nat(), nasty, fc.constantFrom('replace', 'remove', 'add')), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([changes]) =>
      changes.reduce(
        (current, [where, value, how]) => spoil(current, where, value, how),
        structuredClone(body),
      ),
    );
}

function spoil(body: unknown, where: number, value: unknown, how: string): unknown {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(body);
  const place = places[where % Math.max(1, places.length)];
  if (place === undefined) return value;
  const [node, key] = place;
  if (how === 'remove') delete node[key];
  else node[how === 'add' ? `${key}x` : key] = value;
  return body;
}

const line = {
  lineId: 'a',
  sku: 'mug',
  quantity: 2,
  unitPrice: 1_000,
  discounts: [{ amount: 100, coupon: 'X' }],
  categories: ['kitchen'],
};
const cart = { currency: 'USD', channel: 'web', lines: [line, { ...line, lineId: 'b' }] };
const { version: _version, ...program } = DEFAULT_PROGRAM;
const { draftId } = (
  await call('POST', '/v1/program/drafts', {
    body: { name: 'fuzz', document: program, actor: 'fuzz' },
    headers: { 'idempotency-key': unique('draft') },
  })
).body;
const referring = {
  referral: { code: 'no-such-code', visitId: `v${'0'.repeat(30)}`, channel: 'email' },
  signals: {
    email: 'a@example.com',
    phone: '+15550104477',
    name: 'A B',
    address: { lines: ['1 Main St'], postcode: '94107' },
    payment: 'fp_1',
    device: 'd-1',
    network: { address: '203.0.113.24', userAgent: 'Mozilla/5.0' },
  },
};

const VALID: Readonly<Record<string, unknown>> = {
  enrollMember: {
    customerId: 'fuzz',
    profile: { name: 'A', email: 'a@example.com', birthday: '1990-01-01', locale: 'en' },
    preferences: { channels: { email: true }, timeZone: 'Europe/Berlin', how: 'fuzz' },
    ...referring,
  },
  changeMember: { name: 'B', email: null },
  giveSurveyAnswer: { surveyId: 'nps', reference: 'fuzz', score: 9, words: 'x\ny', isComplete: true },
  mintMemberToken: { expiresInSeconds: 60 },
  setPreferences: { channels: { email: true, sms: false }, timeZone: 'Europe/Berlin', how: 'fuzz' },
  quoteCart: { ...cart, memberId },
  recordOrder: { ...orderBody(10, { memberId, shipping: 1, tax: 1 }), ...cart, ...referring },
  refundOrder: {
    refundId: 'r',
    reason: 'x',
    scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] },
  },
  claimOrder: { memberId },
  deliverOrder: { deliveredAt: '2026-10-02T10:15:00Z' },
  recordActivity: {
    activityId: 'fuzz',
    type: 'review',
    memberId,
    occurredAt: '2026-10-02T10:15:00Z',
    attributes: { stars: 5, sku: 'mug', isFirst: true },
  },
  reverseActivity: { reason: 'x' },
  submitContribution: {
    contributionId: 'fuzz',
    type: 'review',
    occurredAt: '2026-10-02T10:15:00Z',
    reference: { product: 'mug', url: 'https://shop.example/mug#review-7' },
    attributes: { stars: 5 },
  },
  approveContribution: { actor: 'a', reason: 'x' },
  rejectContribution: { actor: 'a', reason: 'x' },
  withdrawContribution: { actor: 'a', reason: 'x' },
  adjustPoints: { points: 1, reason: 'x', actor: 'a', reference: 'b' },
  createProgramDraft: { name: 'x', document: program, actor: 'a', reason: 'x' },
  saveProgramDraft: { name: 'x', document: program, actor: 'a', reason: 'x' },
  validateProgram: { document: program },
  simulateCart: {
    ...cart,
    placedAt: '2026-10-03T10:15:00Z',
    document: program,
    member: {
      attributes: { newsletter: true },
      birthday: { month: 2, day: 29 },
      orders: 3,
      pointsEarned: 100,
      activePoints: 10,
      daysSinceEnrollment: 400,
      daysSinceLastOrder: 3,
      spent: { USD: 10_000 },
    },
  },
  publishProgram: { at: '2199-01-01T00:00:00Z', reason: 'x', actor: 'a' },
  rollBackProgram: { reason: 'x', actor: 'a' },
  cancelProgramVersion: { reason: 'x', actor: 'a' },
  startSimulation: { redemptionPercent: 80, actor: 'a', reason: 'x' },
  redriveDeadLetters: { messageIds: ['0'], actor: 'a', reason: 'x' },
  retrySetAsideOrders: { orderIds: ['none'], actor: 'a', reason: 'x' },
  authorizeRedemption: {
    rewardId: 'ten-percent',
    points: 100,
    cart: { currency: 'USD', lines: [line], shipping: 100 },
    capture: true,
    currency: 'USD',
    country: 'US',
    channel: 'web',
    platform: 'shopify',
  },
  captureRedemption: { points: 1, platform: 'woocommerce' },
  releaseRedemption: {},
  cancelRedemption: { reason: 'x' },
  fulfillRedemption: { reference: 'x', actor: 'a' },
  validateCoupon: {
    code: 'FUZZ-0001',
    cart: { currency: 'USD', lines: [line], shipping: 100 },
    platform: 'shopify',
    shopper: 'fuzz',
  },
  useCoupon: { code: 'FUZZ-0001', reference: 'x', shopper: 'fuzz' },
  voidCoupon: { code: 'FUZZ-0001', reason: 'x', actor: 'a', shopper: 'fuzz' },
  claimCoupon: { code: 'FUZZ-0001' },
  importCodes: { codes: ['FUZZ-0001', 'fuzz 0002'] },
  ensureReferralCode: { shownAs: 'A' },
  renewReferralCode: { code: 'fuzz-0001' },
  reviewReferral: { verdict: 'reject', reason: 'x', actor: 'a' },
  // Off, so that nothing is sent to what the spoiled ones name.
  createWebhookEndpoint: {
    url: 'http://127.0.0.1:9/hooks',
    types: ['order.recorded', 'coupon.used'],
    description: 'x',
    enabled: false,
  },
  changeWebhookEndpoint: { url: 'http://127.0.0.1:9/hooks', types: ['*'], description: null, enabled: false },
  rotateWebhookSecret: { overlapHours: 1 },
  createKey: { name: 'fuzz', scopes: ['orders:read'] },
  assignTier: { tier: null, until: null, pin: false, reason: 'x', actor: 'a', reference: 'b' },
};

/** A path that is no route, or a request that is too large, never reaches a function: the gateway answers in its own words. */
function isGatewaysOwn({ status, body }: { status: number; body: unknown }): boolean {
  const isShort = typeof body === 'object' && body !== null && Object.keys(body).join() === 'message';
  return [400, 404, 413, 414, 431].includes(status) && (isShort || body === '');
}

function judge(operation: Operation, reply: { status: number; body: unknown }, input: unknown): void {
  const context = `${operation.id} ${JSON.stringify(input)?.slice(0, 500)} → ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`;
  expect(reply.status < 500, context).toBe(true);
  if (isGatewaysOwn(reply)) return;
  // Pages for people say in words what is wrong.
  if (operation.responses[reply.status]?.mediaType === 'text/html') return;
  if (reply.status >= 400) expect(Problem.safeParse(reply.body).success, context).toBe(true);
}

describe('spoiled bodies', () => {
  test.each(
    OPERATIONS.filter(({ request }) => request.body).map((operation) => [operation.id, operation] as const),
  )('%s', async (id, operation) => {
    await fc.assert(
      fc.asyncProperty(spoiled(VALID[id]), async (body) => {
        const path = operation.path
          .replace('{memberId}', memberId)
          .replace('{friendId}', memberId)
          .replace('{draftId}', draftId)
          // The built-in version is in force and cannot be published anew, so that the suite’s program stays.
          .replace('{version}', '1')
          .replace('{redemptionId}', `rdm_${'0'.repeat(22)}`)
          .replace('{simulationId}', `sim_${'0'.repeat(20)}`)
          .replace('{queue}', 'delivery')
          .replace('{endpointId}', `whe_${'0'.repeat(20)}`)
          .replace(/\{\w+\}/, 'fuzzed');
        judge(
          operation,
          await call(operation.method, path, {
            body: JSON.stringify(body) ?? '',
            headers: { 'idempotency-key': `fuzz-${operation.id}`, 'if-match': '"1"' },
          }),
          body,
        );
      }),
      { seed: SEED, numRuns: runs(20) },
    );
  });
});

describe('spoiled paths, queries and texts', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('%', '%00', '../..', '%2e%2e', 'a'.repeat(3_000), '🎁', '\u202e'),
  );
  const encoded = text.map((value) => encodeURIComponent(value.toWellFormed()) || '%20');

  test.each(
    OPERATIONS.filter(({ method }) => method === 'GET').map(
      (operation) => [operation.id, operation] as const,
    ),
  )('%s', async (_id, operation) => {
    await fc.assert(
      // A path that leads to somebody too, or no query would ever be looked at.
      fc.asyncProperty(
        fc.oneof(encoded, fc.constant(memberId)),
        encoded,
        encoded,
        async (part, name, value) => {
          const path = operation.path.replaceAll(/\{\w+\}/g, part);
          judge(
            operation,
            await call('GET', `${path}?${name}=${value}&limit=${value}&cursor=${value}&customerId=${value}`),
            path,
          );
        },
      ),
      { seed: SEED, numRuns: runs(20) },
    );
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '1',
    '[[[[[[',
    `${'['.repeat(50_000)}`,
    '{"a":1}{"b":2}',
    '\ufeff{}',
    '{"__proto__":{"orderId":"x"}}',
  ])('a body of %j is no order', async (body) => {
    const { status, body: problem } = await call('POST', '/v1/orders', { body });
    expect([status, ['REQUEST_INVALID', 'REQUEST_NOT_JSON'].includes(problem.code)]).toEqual([400, true]);
  });
});
