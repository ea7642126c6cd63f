import { parseTime } from '../../../shared/contracts/time.ts';
import { itemsOf } from '../../../shared/domain/delivery/outbox-item.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';

/** What a trigger tells of a member who would not recommend the shop: its people, and a system of the shop. */
export const STORY_ITEMS = itemsOf(
  {
    memberId: MEMBER_ID,
    askId: `unhappy:${MEMBER_ID}:12.0`,
    triggerId: 'unhappy',
    actions: [
      { kind: 'tell_team', team: 'service' },
      { kind: 'webhook', endpoint: 'crm' },
    ],
    firstIndex: 0,
    channel: null,
  },
  {
    programVersion: 1,
    now: parseTime(MOMENTS.refund),
    deliverBefore: null,
    data: { survey: 'nps', score: 2 },
  },
);
