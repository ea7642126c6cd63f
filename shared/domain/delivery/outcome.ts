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

export type ItemState =
  | { readonly kind: 'waiting' }
  /** Somebody is about to send it. */
  | { readonly kind: 'claimed'; readonly at: EpochSeconds }
  | { readonly kind: 'settled'; readonly at: EpochSeconds; readonly outcome: Outcome };
