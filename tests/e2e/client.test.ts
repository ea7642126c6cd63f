import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { myPoints } from '../../client/examples/browser.ts';
import { coupon } from '../../client/examples/coupon.ts';
import { enroll } from '../../client/examples/enroll.ts';
import { memberToken } from '../../client/examples/member-token.ts';
import { order } from '../../client/examples/order.ts';
import { stopMail } from '../../client/examples/preferences.ts';
import { giftPoints } from '../../client/examples/problems.ts';
import { publish } from '../../client/examples/publish.ts';
import { quote } from '../../client/examples/quote.ts';
import { payWithPoints } from '../../client/examples/redeem.ts';
import { refer } from '../../client/examples/refer.ts';
import { refund } from '../../client/examples/refund.ts';
import { perennialOf } from '../../client/examples/start.ts';
import { statement } from '../../client/examples/statement.ts';
import { answerSurvey } from '../../client/examples/survey.ts';
import { tellCrm } from '../../client/examples/webhooks.ts';
import { createClient, type ProgramDocument } from '../../client/index.ts';
import { FAULTS, startFaultyFront } from '../client/faulty-front.ts';
import { startReceiver, status, verified } from '../webhooks/receiver.ts';
import { leaveAsFound, reached } from './publishing.ts';
import { target, unique } from './target.ts';

/** The examples of the client's README, one after the other as a shop lives them; and the client before a stack that fails. */
const perennial = perennialOf(target.key, target.url);
const lines = [
  { lineId: 'a', sku: 'mug', quantity: 3, unitPrice: 1_250 },
  { lineId: 'b', sku: 'coat', quantity: 1, unitPrice: 50_000 },
];
const customer = { id: unique('ada'), name: 'Ada', email: `${unique('ada')}@example.com` };

const withRewards = (document: ProgramDocument) => ({
  ...document,
  pending: { kind: 'none' },
  rewards: [
    {
      id: 'pay',
      name: 'Pay with points',
      benefit: { kind: 'pay_with_points', minimum: 100, step: 10, atMostPercent: 50 },
    },
    {
      id: 'ten',
      name: '10 % off',
      price: { points: 100 },
      benefit: { kind: 'percent_off', percent: 10 },
      coupon: { codes: { kind: 'generated', prefix: 'ADA-', length: 12, groupsOf: 4 } },
    },
  ],
  referrals: {
    advocateGets: [{ from: 1, points: 500 }],
    friendGets: [{ from: 1, points: 300 }],
    qualifyingOrder: { minimum: { USD: 2_000 } },
    windowDays: 30,
    touch: 'first',
    holdDays: 14,
    landingUrl: 'https://shop.example/welcome',
  },
  surveys: [
    {
      id: 'after-purchase',
      kind: 'nps',
      questions: { en: { score: 'Would you recommend us?', open: 'Why?' } },
      openDays: 14,
      reminderDays: 5,
    },
  ],
});

let memberId = '';
beforeAll(async () => {
  await reached(await publish(perennial, withRewards));
  memberId = await enroll(perennial, customer);
});
afterAll(leaveAsFound);

describe('the examples', () => {
  test('order, quote, redeem at checkout, and take a piece back', async () => {
    const [first, second] = [unique('order'), unique('order')];
    expect(await order(perennial, first, customer.id, lines)).toBe(
      '537 points earned; 537 to spend, 0 to come',
    );
    expect(await quote(perennial, customer.id, lines)).toBe('534 points with this order, 2 discounts');
    const paid = await payWithPoints(perennial, memberId, unique('cart'), lines);
    const placedAt = new Date().toISOString();
    const recorded = await perennial.recordOrder({
      body: { orderId: second, customerId: customer.id, currency: 'USD', placedAt, ...paid },
    });
    expect(recorded.redemptions).toMatchObject([{ points: 300, status: 'captured' }]);
    expect(recorded.balance.active).toBe(537 - 300 + 534);
    expect(await refund(perennial, second, 'b')).toMatch(/^497 points taken back, 27\d given back$/);
  });

  test('who has too few points pays with money', async () => {
    const poor = await enroll(perennial, { ...customer, id: unique('ben') });
    expect(await payWithPoints(perennial, poor, unique('cart'), lines)).toEqual({ lines, redemptions: [] });
  });

  test('a coupon, a gift, and a statement with its reasons', async () => {
    const before = (await perennial.readAccount({ memberId })).balance.active;
    const ticket = unique('ticket');
    expect(await giftPoints(perennial, memberId, ticket)).toBe(before + 50);
    expect(await giftPoints(perennial, memberId, ticket)).toBe(before + 50);
    expect(await coupon(perennial, memberId, unique('receipt'))).toMatch(/^10 % off used with ADA-/);
    const told = await statement(perennial, memberId);
    expect(told.lines.at(-1)).toBe('1 enrollment 0');
    expect(told.lines.filter((line) => line.endsWith('adjustment 50'))).toHaveLength(1);
    expect(told.why.sequence).toBe(told.lines.length);
    expect(await perennial.proveAccount({ memberId })).toMatchObject({ proved: true });
  });

  test('a friend comes by a link', async () => {
    const friend = { id: unique('cleo'), email: `${unique('cleo')}@example.org` };
    const { link, sentence, outcome } = await refer(perennial, memberId, friend);
    expect(link).toMatch(/^http.*\/r\/[a-z0-9-]+/);
    expect([sentence, outcome]).toEqual([expect.stringContaining('300'), 'signed_up']);
  });

  test('preferences and an answer to a survey', async () => {
    expect(await stopMail(perennial, memberId)).toBe(false);
    const orderId = unique('order');
    await order(perennial, orderId, customer.id, lines);
    expect(await answerSurvey(perennial, memberId, orderId)).toBe('promoter');
  });

  test("the customer's browser reads with a token of its own", async () => {
    const own = await memberToken(perennial, customer.id);
    expect(own.memberId).toBe(memberId);
    const tokens = ['expired', own.token];
    const points = await myPoints(target.url, memberId, async () => tokens.shift() ?? '');
    expect(points.inReach).toContain('10 % off');
    expect(points.balance).toEqual((await perennial.readAccount({ memberId })).balance);
    expect(tokens).toEqual([]);
  });

  test.skipIf(target.local === null)('another system is told', async () => {
    const receiver = await startReceiver(status(204));
    const { endpointId, secret, deliveryId } = await tellCrm(perennial, receiver.url);
    let delivery = await perennial.readWebhookDelivery({ deliveryId });
    while (delivery.status === 'pending') delivery = await perennial.readWebhookDelivery({ deliveryId });
    expect(delivery.status).toBe('delivered');
    const [request] = receiver.received;
    expect(request && verified(request, secret ?? '')).toMatchObject({ type: 'webhook.ping' });
    await perennial.deleteWebhookEndpoint({ endpointId });
    await receiver.close();
  });
});

describe('before a stack that fails', () => {
  test('each call takes effect exactly once', async () => {
    const front = await startFaultyFront(target.url);
    const retry = { attempts: 40, firstDelayMs: 1, maxDelayMs: 2 };
    const shaken = createClient({ baseUrl: front.url, token: target.key, timeoutMs: 4_000, retry });
    const member = await shaken.enrollMember({ body: { customerId: unique('dora') } });
    const call = { memberId: member.memberId };
    const faults = FAULTS.filter((fault) => !fault.startsWith('stall'));
    let points = 0;
    for (const [index, fault] of faults.entries()) {
      const next = faults[(index + 5) % faults.length] ?? fault;
      const orderId = unique('order');
      const body = { orderId, ...call, currency: 'USD', placedAt: new Date().toISOString(), lines };
      front.next([fault, next]);
      const recorded = await shaken.recordOrder.full({ body });
      expect(recorded).toMatchObject({ attempts: 3, body: { earned: { points: 537 } } });
      front.next([next]);
      const refunded = await shaken.refundOrder({
        orderId,
        body: { refundId: 'r', scope: { kind: 'amount', amount: 3_700 } },
      });
      front.next([next, fault]);
      await shaken.adjustPoints({ ...call, body: { points: 11, reason: fault, actor: 'sam' } });
      front.next([fault]);
      const held = await shaken.authorizeRedemption({
        ...call,
        body: { rewardId: 'ten', currency: 'USD', capture: true },
      });
      front.next([next]);
      await shaken.cancelRedemption({ redemptionId: held.redemptionId, body: { reason: fault } });
      points += 537 - refunded.reversed + 11;
      expect((await shaken.readAccount(call)).balance).toMatchObject({ active: points, held: 0 });
    }
    expect(await perennial.proveAccount(call)).toMatchObject({
      proved: true,
      entries: 1 + faults.length * 5,
    });
    const kinds = [];
    front.next([...faults]);
    for await (const { kind } of shaken.readStatement.each({ ...call, limit: 7 })) kinds.push(kind);
    expect(kinds).toHaveLength(1 + faults.length * 5);
    await front.close();
  });
});
