import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';

/** What `aDocument` takes without a fault. */
export const someReferrals = (changes: Partial<ReferralProgram> = {}): ReferralProgram => ({
  advocateGets: [{ from: 1, points: 500 }],
  friendGets: [{ from: 1, points: 300 }],
  qualifyingOrder: {},
  windowDays: 30,
  touch: 'first',
  holdDays: 30,
  judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 },
  landingUrl: 'https://shop.example/welcome',
  ...changes,
});

/** Referrals that have every field; the reward is one that can be given, such as `aGift`. */
export const FULL_REFERRALS: Required<ReferralProgram> = {
  advocates: { tiers: ['gold'], segments: ['vip'], orders: 2 },
  advocateGets: [
    { from: 1, points: 500 },
    { from: 5, reward: 'gift' },
  ],
  friendGets: [{ from: 1, reward: 'gift' }],
  qualifyingOrder: {
    minimum: { USD: 2_000, EUR: 1_800 },
    goods: { categories: ['shoes'] },
    excluding: { tags: ['outlet'] },
  },
  windowDays: 60,
  touch: 'last',
  holdDays: 45,
  caps: [
    { per: 'month', times: 5, points: 2_500 },
    { per: 'ever', times: 100 },
  ],
  judging: {
    mode: 'shadow',
    reviewAt: 60,
    rejectAt: 120,
    reviewDays: 7,
    weights: { same_address: 20, coupon_site: 0 },
  },
  landingUrl: 'https://shop.example/friends',
  shareTexts: {
    en: { email: 'A present for you\n{name} has one: {link}', sms: 'Join me: {link}' },
    de: { whatsapp: 'Komm mit: {link}', copy: 'Mein Code: {code}' },
  },
};
