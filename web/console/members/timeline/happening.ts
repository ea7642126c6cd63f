import type {
  AdvocateReferral,
  Contribution,
  Journey,
  MemberMessage,
  StatementEntry,
  SurveyAnswer,
} from '../../../../client/generated/types.ts';

type DroppedAsk = Journey['droppedAsks'][number];
type HeldOutAsk = Journey['madeAsks'][number];

/** What somebody wants to look at alone. */
export const TOPICS = ['points', 'rewards', 'membership', 'friends', 'messages', 'feedback'] as const;
export type Topic = (typeof TOPICS)[number];

interface Base {
  /** Its name among all happenings of the member. */
  readonly id: string;
  readonly topic: Topic;
  /** ISO 8601; when it was written down, which is the order of the books. */
  readonly at: string;
  /** Which of two of the same moment is later. */
  readonly rank: number;
}

/** Something that happened to a member or was done for them, from whichever part of the API tells it. */
export type Happening = Base &
  (
    | { readonly source: 'entry'; readonly entry: StatementEntry }
    | { readonly source: 'message'; readonly message: MemberMessage }
    | { readonly source: 'dropped'; readonly ask: DroppedAsk }
    | { readonly source: 'held_out'; readonly ask: HeldOutAsk }
    | { readonly source: 'answer'; readonly answer: SurveyAnswer }
    | { readonly source: 'referral'; readonly referral: AdvocateReferral }
    | { readonly source: 'contribution'; readonly contribution: Contribution }
  );

type EntryKind = StatementEntry['kind'];

const TOPIC_OF_ENTRY: Readonly<Record<EntryKind, Topic>> = {
  enrollment: 'membership',
  closure: 'membership',
  erasure: 'membership',
  tier_assignment: 'membership',
  accrual: 'points',
  refund: 'points',
  claim: 'points',
  transfer: 'points',
  delivery: 'points',
  activity: 'points',
  activity_reversal: 'points',
  adjustment: 'points',
  challenge_award: 'points',
  challenge_reversal: 'points',
  authorization: 'rewards',
  capture: 'rewards',
  release: 'rewards',
  redemption_return: 'rewards',
  coupon_use: 'rewards',
  coupon_void: 'rewards',
  coupon_claim: 'rewards',
  fulfillment: 'rewards',
  referral: 'friends',
  referral_qualification: 'friends',
  referral_review: 'friends',
  referral_reward: 'friends',
  referral_reversal: 'friends',
};

export const ofEntry = (entry: StatementEntry): Happening => ({
  id: `entry:${entry.sequence}`,
  source: 'entry',
  topic: TOPIC_OF_ENTRY[entry.kind],
  at: entry.recordedAt,
  rank: entry.sequence,
  entry,
});

export const ofMessage = (message: MemberMessage): Happening => ({
  id: `message:${message.messageId}`,
  source: 'message',
  topic: 'messages',
  at: message.decidedAt,
  rank: 0,
  message,
});

export const ofAnswer = (answer: SurveyAnswer): Happening => ({
  id: `answer:${answer.askId}`,
  source: 'answer',
  topic: 'feedback',
  at: answer.askedAt,
  rank: 0,
  answer,
});

export const ofReferral = (referral: AdvocateReferral): Happening => ({
  id: `referral:${referral.friendId ?? referral.signedUpAt}`,
  source: 'referral',
  topic: 'friends',
  at: referral.signedUpAt,
  rank: 0,
  referral,
});

export const ofContribution = (contribution: Contribution): Happening => ({
  id: `contribution:${contribution.contributionId}`,
  source: 'contribution',
  topic: 'feedback',
  at: contribution.submittedAt,
  rank: 0,
  contribution,
});

/** What triggers did not do: the messages that were made are told by their own list. */
export const ofJourney = ({ droppedAsks, madeAsks }: Journey): readonly Happening[] => [
  ...droppedAsks.map(
    (ask): Happening => ({
      id: `dropped:${ask.askId}`,
      source: 'dropped',
      topic: 'messages',
      at: ask.at,
      rank: 0,
      ask,
    }),
  ),
  ...madeAsks
    .filter(({ outcome }) => outcome === 'held_out')
    .map(
      (ask): Happening => ({
        id: `held_out:${ask.askId}`,
        source: 'held_out',
        topic: 'messages',
        at: ask.at,
        rank: 0,
        ask,
      }),
    ),
];
