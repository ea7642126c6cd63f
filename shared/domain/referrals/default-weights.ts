import type { ReferralCheckName, ReferralJudging } from '../program/referral-program.ts';

interface Weight {
  readonly weight: number;
  readonly reason: string;
}

/**
 * What each sign adds to the score unless the program says otherwise, and why. What families, couples, offices and followers
 * share stays below a review, also two or three such signs together (address, device and network: 45; address, card and
 * network: 45). What only a second account, a farm or a coupon site shows is enough for a review, and several of those for a
 * rejection. docs/referral-judging.md tells how they were chosen and what they do to a population.
 */
export const DEFAULT_WEIGHTS: Readonly<Record<ReferralCheckName, Weight>> = {
  same_email: { weight: 100, reason: 'One mailbox is one person; this alone rejects.' },
  lookalike_email: { weight: 40, reason: 'Chance makes it rarely, second accounts often; namesakes exist.' },
  same_phone: { weight: 35, reason: 'A number is a person, but for landlines and children.' },
  same_address: { weight: 10, reason: 'Families, houses with many flats and dormitories have one.' },
  same_payment: { weight: 25, reason: 'Couples and children pay with one card.' },
  same_name_and_postcode: {
    weight: 35,
    reason: 'Parents with a child of the same name share both, and the address.',
  },
  same_device: { weight: 25, reason: 'Families have one tablet, shops one till for all who join.' },
  same_network_and_agent: { weight: 10, reason: 'Offices and dormitories; it never decides by itself.' },
  shared_signals: {
    weight: 50,
    reason: 'Many friends with one device or card are a farm, or a till in a shop.',
  },
  mutual: { weight: 55, reason: 'By account it rejects alone; by two signs of a person it is looked at.' },
  circular: { weight: 55, reason: 'As mutual, with more accounts in between.' },
  burst: { weight: 10, reason: 'Farms and scripts are fast, and so are the followers of a post.' },
  haste: {
    weight: 20,
    reason: 'Scripts and prepared second accounts; now and then somebody who knew what to buy.',
  },
  disposable_email: {
    weight: 30,
    reason: 'Made for accounts that nobody keeps; some only guard their privacy.',
  },
  coupon_site: { weight: 60, reason: 'Nobody was recommended anything; a person looks at it.' },
  return_habit: {
    weight: 55,
    reason:
      'Orders that only serve the reward go back; a person sees whether this circle only returns a lot.',
  },
};

/** How referrals are judged where a program states nothing else. */
export const DEFAULT_JUDGING: ReferralJudging = { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 };
