import type { Condition, ValueTest } from './condition.ts';
import type { Stage } from './journey-rules.ts';

/** What a trigger may listen to: entries of the ledger, and moments that the journey itself makes. */
export const TRIGGER_EVENTS = [
  'member.enrolled',
  'order.recorded',
  'order.refunded',
  'order.delivered',
  'activity.recorded',
  'redemption.captured',
  'tier.changed',
  'referral.signed_up',
  'referral.rewarded',
  'challenge.achieved',
  'challenge.reversed',
  'survey.answered',
  'stage.changed',
] as const;
export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];

/** Moments of a member's life that a schedule counts from; `offsetDays` may be negative before those that can be foreseen. */
export const ANCHORS = [
  'enrolled',
  'first_order',
  'last_order',
  'birthday',
  'enrollment_anniversary',
  'points_expiry',
  'tier_end',
] as const;
export type Anchor = (typeof ANCHORS)[number];

export type TriggerWhen =
  /** Tests of the event's own fields, all of which must hold; a dot goes deeper: `attributes.rating`. */
  | {
      readonly kind: 'event';
      readonly event: TriggerEvent;
      readonly where?: Readonly<Record<string, ValueTest>>;
    }
  | {
      readonly kind: 'schedule';
      readonly after: Anchor;
      readonly offsetDays: number;
      /** `HH:MM` in the member's time zone. */
      readonly at?: string;
    }
  /** No order within a multiple of this customer's own usual interval; once for each silence. */
  | { readonly kind: 'silence'; readonly intervals: number };

/** How a message may reach a person. */
export const MESSAGE_CHANNELS = ['email', 'sms', 'push', 'whatsapp'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * What is done. `message` and the three asks go to the customer and are bound by consent, quiet hours and caps; points and
 * rewards are given, and teams and systems are told, at any hour.
 */
export type TriggerAction =
  | { readonly kind: 'message'; readonly template: string }
  | { readonly kind: 'ask_review'; readonly template: string }
  | { readonly kind: 'ask_referral'; readonly template: string }
  | { readonly kind: 'ask_survey'; readonly template: string; readonly survey: string }
  | { readonly kind: 'award_points'; readonly points: number }
  | { readonly kind: 'issue_reward'; readonly reward: string }
  | { readonly kind: 'tell_team'; readonly team: string }
  | { readonly kind: 'webhook'; readonly endpoint: string };

/** One of the ways that are tried against each other. Shares are of those who are not held out, and add up to 100. */
export interface TriggerVariant {
  readonly id: string;
  readonly sharePercent: number;
  readonly actions: readonly TriggerAction[];
}

export interface Trigger {
  readonly id: string;
  readonly description: string;
  readonly when: TriggerWhen;
  readonly delayMinutes?: number;
  /** Asked when it fires and again when it is due: conditions on members alone. */
  readonly who?: Condition;
  readonly stages?: readonly Stage[];
  /** Either `actions` or `variants`. */
  readonly actions?: readonly TriggerAction[];
  readonly variants?: readonly TriggerVariant[];
  /** Of several that want the same person at once, the highest goes first; 0 to 100. */
  readonly priority: number;
  /** Days before the same trigger may ask the same person again; `ever`: never again. */
  readonly coolingOffDays: number | 'ever';
  /** An ask that could not be made by then is not made any more. */
  readonly expiresAfterMinutes: number;
  /** What the ask is for: it ends the ask while it waits, and counts as success within the days after it was made. */
  readonly goal?: {
    readonly event: TriggerEvent;
    readonly where?: Readonly<Record<string, ValueTest>>;
    readonly withinDays: number;
  };
  /** Of all who would be asked, so many are not, to know what asking does. 0 to 50, a tenth of a percent at the finest. */
  readonly holdoutPercent?: number;
  /** Another salt draws holdout and variants anew: another experiment. The trigger's id where it is left out. */
  readonly salt?: string;
}

/** What binds all asks together. Times are of the member's zone; the program's where it is not known. */
export interface MessagingPolicy {
  /** `HH:MM`, `from` within and `until` without; may go over midnight. No ask leaves in them. */
  readonly quietHours?: { readonly from: string; readonly until: string };
  /** At most so many asks in so many days, of all triggers together. */
  readonly caps: readonly { readonly times: number; readonly perDays: number }[];
  /** Hours between two asks, whatever they are. */
  readonly gapHours: number;
  /** After an answer of a detractor nobody is asked for a referral for so many days. */
  readonly detractorDays: number;
}

export const DEFAULT_MESSAGING: MessagingPolicy = {
  quietHours: { from: '20:00', until: '09:00' },
  caps: [
    { times: 2, perDays: 7 },
    { times: 5, perDays: 30 },
  ],
  gapHours: 24,
  detractorDays: 180,
};

/** Actions that go to the customer, and so are bound by consent, quiet hours, gap and caps. */
const ASKS: ReadonlySet<TriggerAction['kind']> = new Set([
  'message',
  'ask_review',
  'ask_referral',
  'ask_survey',
]);

export const isAsk = ({ kind }: TriggerAction): boolean => ASKS.has(kind);
