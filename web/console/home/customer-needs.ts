import { day, distance } from '../parts/words.ts';
import { counted, MOST_COUNTED } from './counted.ts';
import type { Need } from './need.ts';

/** What customers wait for. */
export const CUSTOMER_NEEDS: readonly Need[] = [
  {
    name: 'referrals',
    title: 'Referrals in review',
    scopes: ['referrals:review'],
    async read(perennial) {
      const { referrals, nextCursor } = await perennial.listReferrals({
        status: 'in_review',
        limit: MOST_COUNTED,
      });
      const [first] = [...referrals].sort((one, other) => one.reviewBefore.localeCompare(other.reviewBefore));
      if (first === undefined) return [];
      const isOne = referrals.length === 1;
      return [
        {
          title: `${counted(referrals, nextCursor)} ${isOne ? 'referral waits' : 'referrals wait'} for a review`,
          detail: `${isOne ? 'It is' : 'The first is'} rejected unless it is reviewed by ${day(first.reviewBefore)}, ${distance(first.reviewBefore)}.`,
          to: '/referrals',
          isUrgent: true,
        },
      ];
    },
  },
  {
    name: 'contributions',
    title: 'Contributions',
    scopes: ['contributions:review'],
    async read(perennial) {
      const { contributions, nextCursor } = await perennial.listContributions({ limit: MOST_COUNTED });
      const [oldest] = contributions;
      if (oldest === undefined) return [];
      return [
        {
          title: `${counted(contributions, nextCursor)} ${contributions.length === 1 ? 'contribution waits' : 'contributions wait'} for a decision`,
          detail: `The oldest was handed in ${distance(oldest.submittedAt)}; until then it earns nothing.`,
          to: '/contributions',
          isUrgent: true,
        },
      ];
    },
  },
  {
    name: 'fulfillments',
    title: 'Rewards to hand over',
    scopes: ['rewards:read', 'redemptions:write', 'members:read'],
    async read(perennial) {
      const { fulfillments } = await perennial.listFulfillments({ limit: MOST_COUNTED });
      return fulfillments.slice(0, MOST_SHOWN).map(({ name, memberId, waitingSince }) => ({
        title: `To hand over: ${name}`,
        detail: `A member paid for it ${distance(waitingSince)}.`,
        to: `/members/${memberId}/rewards`,
        isUrgent: true,
      }));
    },
  },
];

/** Of rewards, each of which is a line of its own: the longest waiting. */
const MOST_SHOWN = 5;
