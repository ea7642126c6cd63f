import { CUSTOMER_ID, FRIEND_CUSTOMER_ID, MEMBER_ID, MOMENTS } from './cast.ts';

/** What the shop sends in the examples, as its developers would write it. */
export const REQUESTS = {
  enrollMember: {
    customerId: CUSTOMER_ID,
    profile: { name: 'Robin Example', email: 'robin@example.com', locale: 'en-US' },
  },
  enrollFriend: {
    customerId: FRIEND_CUSTOMER_ID,
    profile: { name: 'Sam Example', email: 'sam@example.com', locale: 'en-US' },
    preferences: { channels: { email: true }, how: 'sign_up_form' },
    referral: { code: 'mint tea', visitId: 'v6b0334a8Zk3w9QpT7sXc1LmN0vRbYg', channel: 'whatsapp' },
    signals: {
      phone: '+1 555 010 4477',
      device: '5a0c4d7e-9a52-4a55-8f3d-0b1c6f2f9e11',
      network: {
        address: '203.0.113.24',
        userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)',
      },
    },
  },
  changeMember: { birthday: '1990-04-23', email: null },
  mintMemberToken: { expiresInSeconds: 900 },
  setPreferences: {
    channels: { email: true, sms: false },
    timeZone: 'America/New_York',
    how: 'checkout',
  },
  quoteCart: {
    currency: 'USD',
    memberId: MEMBER_ID,
    lines: [{ sku: 'mug-blue', quantity: 2, unitPrice: 1_450 }],
  },
  guestOrder: {
    orderId: '1040',
    guestReference: 'robin@example.com',
    currency: 'USD',
    placedAt: MOMENTS.guestOrder,
    lines: [{ sku: 'tea-assam', quantity: 1, unitPrice: 2_499 }],
  },
  recordOrder: {
    orderId: '1042',
    customerId: CUSTOMER_ID,
    currency: 'USD',
    channel: 'web',
    placedAt: MOMENTS.order,
    lines: [
      {
        sku: 'mug-blue',
        quantity: 2,
        unitPrice: 1_450,
        discounts: [{ amount: 290, coupon: 'AUTUMN10' }],
        categories: ['kitchen'],
      },
      { sku: 'jacket-m', quantity: 1, unitPrice: 8_900, categories: ['clothing'] },
    ],
    shipping: 490,
    tax: 921,
  },
  refundOrder: {
    refundId: '1042-r1',
    refundedAt: MOMENTS.refund,
    reason: 'One mug arrived broken.',
    scope: { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] },
  },
  deliverOrder: { deliveredAt: MOMENTS.delivery },
  recordActivity: {
    activityId: 'review-311',
    type: 'review',
    customerId: CUSTOMER_ID,
    occurredAt: MOMENTS.activity,
    attributes: { stars: 5, sku: 'jacket-m', withPhoto: true },
  },
  reverseActivity: { reason: 'The review was a copy.' },
  claimOrder: { memberId: MEMBER_ID },
  adjustPoints: {
    points: 50,
    reason: 'For the broken mug.',
    reference: 'ticket-8812',
    actor: 'support-17',
  },
  assignTier: {
    tier: 'tree',
    until: '2027-04-01T00:00:00Z',
    reason: 'Gold status elsewhere, matched for a winter.',
    reference: 'ticket-8840',
    actor: 'support-17',
  },
} as const;
