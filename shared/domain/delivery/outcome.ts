import type { EpochSeconds } from '../calendar.ts';
import type { MessageChannel } from '../program/trigger.ts';

/** Why nothing was done, for good. */
export type NotDone =
  /** `deliverBefore` had passed: better not at all than at night, or about what is over. */
  | 'TOO_LATE'
  | 'NO_CONSENT'
  /** The profile has no address for the channel. */
  | 'NO_ADDRESS'
  /** Closed, erased, or never enrolled. */
  | 'MEMBER_LEFT'
  | 'CHANNEL_NOT_SET_UP'
  | 'TEMPLATE_NOT_FOUND'
  /** The survey has an answer, or is over: there is nothing to ask, and nothing to remind of. */
  | 'NOTHING_TO_ASK'
  /** The template says something that is not known, such as points without a number. */
  | 'VALUE_MISSING'
  /** The provider will not send it, whenever it is asked. */
  | 'REFUSED_BY_PROVIDER'
  | 'REWARD_NOT_FOUND'
  | 'REWARD_NOT_AVAILABLE'
  | 'POINTS_REFUSED';

/** What became of an item, and is kept of it: nothing of the person. */
export type Outcome =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'sent';
      readonly channel: MessageChannel;
      readonly locale: string;
      readonly providerMessageId: string;
    }
  | { readonly kind: 'dropped'; readonly reason: NotDone }
  /** It was begun and nobody knows whether it left: it is not sent again, because twice is worse than perhaps not. */
  | { readonly kind: 'unknown' };

/** What the provider tells later of a message that was sent. */
export type Aftermath = 'bounced' | 'complained';

/** Why something that is to be done waits. */
export type Trouble =
  /** The provider is busy, out of reach or not set up, and did not take the message. */
  | 'PROVIDER_DID_NOT_TAKE_IT'
  /** The reward has run out, and is given once there is one again. */
  | 'REWARD_RAN_OUT'
  /** Anything else that failed, or is not done yet, and passes. */
  | 'NOT_POSSIBLE_YET';

export type ItemState =
  /** `trouble`: it was tried, and when it is again; null: nobody has tried yet. */
  | {
      readonly kind: 'waiting';
      readonly trouble: { readonly because: Trouble; readonly until: EpochSeconds } | null;
    }
  /** Somebody is about to send it. */
  | { readonly kind: 'claimed'; readonly at: EpochSeconds }
  | { readonly kind: 'settled'; readonly at: EpochSeconds; readonly outcome: Outcome };
