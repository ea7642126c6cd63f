import type { EpochSeconds } from '../../../shared/domain/calendar.ts';

/** Something that a person does, or the shop for them, at a moment. As JSON it is the same. */
export type Deed = {
  readonly at: EpochSeconds;
  /** The person's number. */
  readonly person: number;
} & (
  | { readonly kind: 'join' }
  /** Agrees to e-mails, or does not any more, by the preferences page. */
  | { readonly kind: 'say'; readonly email: boolean }
  /** Has moved: another time zone. */
  | { readonly kind: 'move'; readonly timeZone: string }
  | { readonly kind: 'order'; readonly orderId: string; readonly amount: number }
  | { readonly kind: 'refund'; readonly orderId: string; readonly isWhole: boolean }
  | {
      readonly kind: 'act';
      readonly activityId: string;
      readonly type: string;
      readonly attributes: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'take_back'; readonly activityId: string }
  /** Gets a code to bring friends with. */
  | { readonly kind: 'code' }
  /** Follows the stop link of a message. */
  | { readonly kind: 'stop'; readonly token: string }
);
