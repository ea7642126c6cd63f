const TEA = { sku: 'tea-assam', quantity: 1, unitPrice: 2_499 } as const;

/** What the shop sends about rewards and coupons in the examples. */
export const REDEEMING_REQUESTS = {
  authorizeRedemption: {
    rewardId: 'pay-with-points',
    points: 40,
    cart: { currency: 'USD', lines: [TEA] },
    country: 'US',
    channel: 'web',
  },
  captureRedemption: { points: 30 },
  cancelRedemption: { reason: 'The tasting was called off.' },
  fulfillRedemption: { reference: 'seat 12', actor: 'agent-17' },
  validateCoupon: {
    code: 'gift 4h7k 9twx',
    cart: { currency: 'USD', lines: [TEA] },
    shopper: 'session-5b1c',
  },
  /** The lines above with what a request may leave out. */
  giftLines: [{ ...TEA, discounts: [], categories: [], tags: [] }],
  useCoupon: { code: 'GIFT-4H7K-9TWX', reference: 'receipt 2071' },
  voidCoupon: { code: 'GIFT-4H7K-9TWX', reason: 'The code was posted in public.', actor: 'agent-17' },
  claimCoupon: { code: 'GIFT-4H7K-9TWX' },
  importCodes: { codes: ['CARD-77Q1-0001', 'CARD-77Q1-0002', 'CARD-77Q1-0003'] },
};
