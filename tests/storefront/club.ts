import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { eventually } from '../e2e/eventually.ts';
import { programWith } from '../e2e/rewards-program.ts';
import { call, enroll, unique } from '../e2e/target.ts';

const both = (minor: number) => ({ EUR: minor, USD: minor });

/** A program that has something for every element, and every state of a reward. */
export const CLUB: ProgramDocument = {
  ...programWith({}),
  name: 'Nordlicht Club',
  pointsName: 'points',
  timeZone: 'Europe/Berlin',
  currencies: [
    { code: 'EUR', minorDigits: 2 },
    { code: 'USD', minorDigits: 2 },
  ],
  pointValue: { points: 100, amount: both(100) },
  pending: { kind: 'days', days: 14 },
  expiry: { kind: 'rolling', months: 12 },
  earningRules: [
    {
      id: 'base',
      description: 'Points for everything you buy',
      on: 'order',
      effect: { kind: 'points_per_amount', points: 5, perAmount: both(100) },
    },
    {
      id: 'weekend',
      description: 'Twice as many at the weekend',
      on: 'order',
      when: { kind: 'weekday', in: [6, 7] },
      effect: { kind: 'multiplier', percent: 200, of: 'rates' },
    },
    {
      id: 'review',
      description: 'Write a review of something you bought',
      on: { event: 'review' },
      effect: { kind: 'fixed_points', points: 100 },
      caps: { perMember: [{ per: 'month', times: 2 }] },
    },
    {
      id: 'birthday',
      description: 'A present for your birthday',
      on: 'order',
      when: { kind: 'birthday', within: 'month' },
      effect: { kind: 'fixed_points', points: 250 },
      caps: { perMember: [{ per: 'year', times: 1 }] },
    },
  ],
  tiers: {
    qualifyBy: 'amount',
    window: { kind: 'calendar_year' },
    upgrade: 'at_once',
    downgrade: 'full',
    graceMonths: 1,
    tiers: [
      { id: 'friend', name: 'Friend', threshold: both(0), benefits: {} },
      {
        id: 'silver',
        name: 'Silver',
        threshold: both(30_000),
        benefits: { earningPercent: 120, freeShipping: true, custom: ['A gift with every third order'] },
      },
      {
        id: 'gold',
        name: 'Gold',
        threshold: both(100_000),
        benefits: { earningPercent: 150, rewards: ['dinner'] },
      },
    ],
  },
  redemption: { holdMinutes: 60, perOrder: 3 },
  rewards: [
    {
      id: 'pay',
      name: 'Pay with points',
      description: '100 points are worth €1.',
      benefit: { kind: 'pay_with_points', minimum: 200, step: 100, atMostPercent: 50 },
      returns: 'in_proportion',
      texts: { de: { name: 'Mit Punkten bezahlen', description: '100 Punkte sind 1 € wert.' } },
    },
    {
      id: 'ten-off',
      name: '€10 off your next order',
      description: 'A code for any order over €40.',
      terms: 'One code an order. Not for gift cards.',
      benefit: { kind: 'amount_off', amount: both(1_000) },
      price: { points: 900 },
      minimumOrder: both(4_000),
      coupon: {
        codes: { kind: 'generated', prefix: 'NORD-', length: 12, groupsOf: 4 },
        validDays: 90,
        giftable: true,
      },
      returns: 'in_proportion',
      texts: { de: { name: '10 € Rabatt', description: 'Ein Code für jede Bestellung über 40 €.' } },
    },
    {
      id: 'fifteen',
      name: '15% off your cart',
      benefit: { kind: 'percent_off', percent: 15 },
      price: { points: 600 },
      returns: 'in_proportion',
    },
    {
      id: 'shipping',
      name: 'Free shipping',
      description: 'On any order.',
      benefit: { kind: 'free_shipping' },
      price: { points: 300 },
      returns: 'whole',
    },
    {
      id: 'trees',
      name: 'Plant ten trees',
      description: 'With our partner in the north of Sweden.',
      benefit: { kind: 'donation', amount: both(500), to: 'Skog & Framtid' },
      price: { points: 400 },
      limits: [{ per: 'year', times: 1 }],
      returns: 'never',
    },
    {
      id: 'blanket',
      name: 'A wool blanket',
      description: 'Woven in a mill that is older than us.',
      benefit: { kind: 'by_hand', instructions: 'Send the blanket.' },
      price: { points: 6_000 },
      stock: 8,
      returns: 'never',
    },
    {
      id: 'dinner',
      name: 'Dinner with the makers',
      benefit: { kind: 'by_hand', instructions: 'Invite the member.' },
      price: { points: 3_000 },
      returns: 'never',
    },
  ],
  referrals: {
    advocates: { orders: 1 },
    advocateGets: [{ from: 1, points: 500 }],
    friendGets: [{ from: 1, points: 300 }],
    qualifyingOrder: { minimum: both(2_000) },
    windowDays: 30,
    touch: 'first',
    holdDays: 14,
    judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 7 },
    landingUrl: 'https://shop.example/welcome',
  },
  challenges: [
    {
      id: 'three',
      name: 'Three in a month',
      description: 'Order three times in one month.',
      goal: { kind: 'orders', orders: 3, within: 'month' },
      counts: {},
      repeatable: true,
      gives: { points: 200 },
    },
  ],
  surveys: [
    {
      id: 'purchase',
      kind: 'nps',
      questions: {
        en: {
          score: 'How likely is it that you would recommend us to a friend?',
          open: 'What is the main reason?',
        },
        de: { score: 'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?', open: 'Was ist der Grund?' },
      },
      openDays: 14,
    },
  ],
  templates: [
    {
      id: 'question',
      channel: 'email',
      purpose: 'survey',
      texts: {
        en: { subject: 'About {order}', body: 'How was it?\n\n{surveyLink}\n\n[No more]({stopLink})' },
      },
    },
  ],
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
  triggers: [
    {
      id: 'ask',
      description: 'A question after an order',
      priority: 50,
      coolingOffDays: 0,
      expiresAfterMinutes: 1_440,
      when: { kind: 'event', event: 'order.recorded' },
      actions: [{ kind: 'ask_survey', template: 'question', survey: 'purchase' }],
    },
  ],
};

export interface ClubMember {
  readonly memberId: string;
  readonly token: string;
}

export async function tokenOf(memberId: string, expiresInSeconds = 3_600): Promise<string> {
  const { body } = await call('POST', `/v1/members/${memberId}/tokens`, { body: { expiresInSeconds } });
  return body.token;
}

/** A member who has so many points, and nothing else. */
export async function memberOfClub(points: number, profile: object = {}): Promise<ClubMember> {
  const { memberId } = await enroll(profile);
  if (points > 0)
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points, reason: 'A warm welcome', actor: 'Mia' },
      headers: { 'idempotency-key': unique('welcome') },
    });
  return { memberId, token: await tokenOf(memberId) };
}

/** An order of so many euros, today. */
export async function ordered(memberId: string, euros: number, changes: object = {}): Promise<void> {
  await call('POST', '/v1/orders', {
    body: {
      orderId: unique('order'),
      memberId,
      currency: 'EUR',
      placedAt: new Date(Date.now() - 1_000).toISOString(),
      lines: [{ sku: 'blanket', quantity: 1, unitPrice: euros * 100 }],
      ...changes,
    },
  });
}

export const openSurveys = async (memberId: string) =>
  (await call('GET', `/v1/members/${memberId}/surveys`)).body.surveys;

/** A member who ordered for 30 euros, and is asked how it was. */
export async function askedMember(): Promise<ClubMember> {
  const { memberId } = await enroll({ email: `${unique('ada')}@shop.example` });
  await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
  await ordered(memberId, 30);
  await eventually(
    () => openSurveys(memberId),
    (surveys) => surveys.length === 1,
  );
  return { memberId, token: await tokenOf(memberId) };
}
