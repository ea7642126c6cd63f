import type { MemberMessage, ProgramDocument, StatementEntry } from '../../../../client/generated/types.ts';
import { tierName } from '../../api/program-in-force.ts';
import type { Happening, Topic } from './happening.ts';

export const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  points: 'Points',
  rewards: 'Rewards',
  membership: 'Membership',
  friends: 'Friends',
  messages: 'Messages',
  feedback: 'Feedback',
};

const ENTRY_TITLES: Readonly<Record<StatementEntry['kind'], string>> = {
  enrollment: 'Became a member',
  accrual: 'Order',
  refund: 'Refund',
  claim: 'Earlier order claimed',
  transfer: 'Order claimed by a member',
  delivery: 'Delivered',
  activity: 'Activity',
  activity_reversal: 'Activity taken back',
  adjustment: 'Adjusted by hand',
  tier_assignment: 'Tier assigned by hand',
  closure: 'Membership closed',
  erasure: 'Member erased',
  authorization: 'Reward redeemed',
  capture: 'Reward used',
  release: 'Redemption given up',
  redemption_return: 'Redemption undone',
  coupon_use: 'Coupon used',
  coupon_void: 'Coupon made void',
  coupon_claim: 'Gift claimed',
  fulfillment: 'Reward handed over',
  referral: 'Came by a friend’s code',
  referral_qualification: 'First order qualified for the referral',
  referral_review: 'Referral reviewed',
  referral_reward: 'Reward of a referral',
  referral_reversal: 'Reward of a referral taken back',
  challenge_award: 'Challenge achieved',
  challenge_reversal: 'Challenge undone',
};

/** What an entry is, in a few words: the kind, and which order it is about. */
export const entryTitle = ({ kind, orderId }: Pick<StatementEntry, 'kind' | 'orderId'>): string =>
  orderId === null ? ENTRY_TITLES[kind] : `${ENTRY_TITLES[kind]}${OF_ORDER[kind] ?? ' · order'} ${orderId}`;

const OF_ORDER: Readonly<Partial<Record<StatementEntry['kind'], string>>> = {
  accrual: '',
  refund: ' of order',
  delivery: ': order',
  claim: ': order',
};

/** How the tier of an entry is not that of before; null where it is. */
export function tierChangeWords({ tier }: StatementEntry, program: ProgramDocument | null): string | null {
  if (tier === null) return null;
  const { from, to } = tier;
  if (to === null) return 'Tier ended';
  if (from === null) return `Tier ${tierName(program, to)}`;
  return `Tier ${tierName(program, from)} → ${tierName(program, to)}`;
}

const ACTIONS: Readonly<Record<MemberMessage['action'], string>> = {
  message: 'Message',
  ask_review: 'Asked for a review',
  ask_referral: 'Asked to bring friends',
  ask_survey: 'Asked to answer a survey',
  award_points: 'Points awarded by a trigger',
  issue_reward: 'Reward given by a trigger',
  tell_team: 'Team told',
  webhook: 'Other system told',
};

const STATES: Readonly<Record<MemberMessage['status'], string>> = {
  waiting: 'waits',
  sending: 'is being sent',
  sent: 'sent',
  done: 'done',
  dropped: 'not sent',
  unknown: 'unclear whether it was sent',
};

export const messageTitle = ({ action, subject, survey }: MemberMessage): string =>
  `${ACTIONS[action]}: ${survey ?? subject}`;

export const messageState = ({ status, action, aftermath }: MemberMessage): string => {
  if (aftermath !== null) return aftermath.kind === 'bounced' ? 'came back' : 'called spam';
  return status === 'dropped' && NOT_SENT.has(action) ? 'not done' : STATES[status];
};
const NOT_SENT: ReadonlySet<MemberMessage['action']> = new Set(['award_points', 'issue_reward']);

/** The heading of one line of the timeline. */
export function happeningTitle(happening: Happening): string {
  switch (happening.source) {
    case 'entry':
      return entryTitle(happening.entry);
    case 'message':
      return messageTitle(happening.message);
    case 'dropped':
    case 'held_out':
      return happening.ask.description ?? `Trigger ${happening.ask.triggerId}`;
    case 'answer':
      return `Survey ${happening.answer.surveyId}`;
    case 'referral':
      return 'Brought a friend';
    case 'contribution':
      return `Handed in: ${happening.contribution.type}`;
  }
}
