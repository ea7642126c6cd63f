import { parseTime } from '../../../shared/contracts/time.ts';
import { itemsOf } from '../../../shared/domain/delivery/outbox-item.ts';
import type { Outcome } from '../../../shared/domain/delivery/outcome.ts';
import type { StoredOutboxItem } from '../../../shared/storage/outbox-codec.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';

/** What a trigger tells of a member who would not recommend the shop: its people, and a system of the shop. */
export const STORY_ITEMS = itemsOf(
  {
    memberId: MEMBER_ID,
    askId: `unhappy:${MEMBER_ID}:12.0`,
    triggerId: 'unhappy',
    variant: null,
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

/** What support sees: a message that was sent, and one that the customer gave no leave for any more. */
export const STORY_MESSAGES: readonly StoredOutboxItem[] = [
  message('thanks', MOMENTS.order, { kind: 'dropped', reason: 'NO_CONSENT' }),
  message('welcome', MOMENTS.enrollment, {
    kind: 'sent',
    channel: 'email',
    locale: 'en',
    providerMessageId: '0100018f2c5e7a3d-4b6a7c1e-2f0d-4e8b-9a57-3c1d5e7f9b20-000000',
  }),
];

function message(triggerId: string, decidedAt: string, outcome: Outcome): StoredOutboxItem {
  const now = parseTime(decidedAt);
  const [item] = itemsOf(
    {
      memberId: MEMBER_ID,
      askId: `${triggerId}:${MEMBER_ID}:1.0`,
      triggerId,
      variant: 'all',
      actions: [{ kind: 'message', template: triggerId }],
      firstIndex: 0,
      channel: 'email',
    },
    { programVersion: 1, now, deliverBefore: now + 3 * 3_600 },
  );
  if (item === undefined) throw new Error('one action makes one item');
  return { item, state: { kind: 'settled', at: now + 20, outcome }, aftermath: null };
}
