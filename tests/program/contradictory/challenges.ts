import type { Challenge } from '../../../shared/domain/program/challenge.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { aChallenge } from '../challenges.ts';
import { aDocument } from '../documents.ts';
import { aGift, aReward } from '../rewards.ts';
import type { BadDocument } from './bad-document.ts';

const challenging = (challenge: Partial<Challenge>, changes: Partial<ProgramDocument> = {}) =>
  aDocument({ challenges: [aChallenge(challenge)], ...changes });

const collect = (categories: readonly string[], different: number): Challenge['goal'] => ({
  kind: 'collect',
  categories,
  different,
});

export const CHALLENGES: readonly BadDocument[] = [
  [
    'two challenges of one name',
    aDocument({ challenges: [aChallenge(), aChallenge({ repeatable: true })] }),
    'DUPLICATE',
    '/challenges/1/id',
    'third-order',
    /is given already at \/challenges\/0\/id/,
  ],
  [
    'a challenge for an unknown tier',
    challenging({ for: { tiers: ['gold', 'lead'] } }),
    'UNKNOWN_NAME',
    '/challenges/0/for/tiers/1',
    'lead',
    /has "blue" and "gold"; add it to \/tiers\/tiers/,
  ],
  [
    'a challenge for an unknown segment',
    challenging({ for: { segments: ['fans'] } }),
    'UNKNOWN_NAME',
    '/challenges/0/for/segments/0',
    'fans',
    /has "vip"; add it to \/segments/,
  ],
  [
    'a challenge with a minimum in an unknown currency',
    challenging({ counts: { minimum: { USD: 1, EUR: 1, GBP: 1 } } }),
    'CURRENCY_NOT_IN_PROGRAM',
    '/challenges/0/counts/minimum/GBP',
    1,
    /GBP/,
  ],
  [
    'a challenge whose goods are all excluded by itself',
    challenging({ counts: { goods: { tags: ['new'] }, excluding: { tags: ['new', 'outlet'] } } }),
    'NOTHING_COUNTS',
    '/challenges/0/counts/goods',
    { tags: ['new'] },
    /in \/challenges\/0\/counts\/excluding, so no order ever counts/,
  ],
  [
    'a challenge whose goods never earn',
    challenging({ counts: { goods: { tags: ['gift-card'] } } }, { excludedGoods: { tags: ['gift-card'] } }),
    'NOTHING_COUNTS',
    '/challenges/0/counts/goods',
    { tags: ['gift-card'] },
    /in \/excludedGoods/,
  ],
  [
    'a collection of more categories than it has',
    challenging({ goal: collect(['tea', 'cups'], 3) }),
    'NEVER_REACHED',
    '/challenges/0/goal/different',
    3,
    /more than the 2 categories/,
  ],
  [
    'a collection of categories that never count',
    challenging(
      { goal: collect(['tea', 'cups', 'gift-card'], 3) },
      { excludedGoods: { categories: ['gift-card'] } },
    ),
    'NOTHING_COUNTS',
    '/challenges/0/goal/categories',
    ['tea', 'cups', 'gift-card'],
    /all but 2 of them are excluded.*collects 3/,
  ],
  [
    'a challenge that gives an unknown reward',
    challenging({ gives: { reward: 'mug' } }, { rewards: [aGift()] }),
    'UNKNOWN_NAME',
    '/challenges/0/gives/reward',
    'mug',
    /not a reward of the program, which has "gift"/,
  ],
  [
    'a challenge that gives a reward although there are none',
    challenging({ gives: { reward: 'mug' } }),
    'UNKNOWN_NAME',
    '/challenges/0/gives/reward',
    'mug',
    /no rewards; add them to \/rewards, or remove the challenge/,
  ],
  [
    'a challenge that gives a reward which needs a cart',
    challenging({ gives: { reward: 'ten-off' } }, { rewards: [aReward()] }),
    'REWARD_NOT_GRANTABLE',
    '/challenges/0/gives/reward',
    'ten-off',
    /takes something off a cart, and there is none when it is given/,
  ],
  [
    'a challenge that ends before it begins',
    challenging({ from: '2027-01-01T00:00:00Z', until: '2026-12-01T00:00:00Z' }),
    'NEVER_IN_FORCE',
    '/challenges/0/until',
    '2026-12-01T00:00:00Z',
    /never counts an order/,
  ],
  [
    'a challenge that is over',
    challenging({ until: '2026-01-01T00:00:00Z' }),
    'NO_LONGER_IN_FORCE',
    '/challenges/0/until',
    '2026-01-01T00:00:00Z',
    /counts no more orders/,
    'warning',
  ],
];
