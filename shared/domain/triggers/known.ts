import type { EpochSeconds } from '../calendar.ts';
import type { JourneyRules } from '../program/journey-rules.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import type { MessageChannel, MessagingPolicy, Trigger } from '../program/trigger.ts';

/** What is known of a member at the moment of deciding, and never kept with the journey. */
export interface Known {
  readonly facts: MemberFacts;
  /** Ids of the segments that the member is in. */
  readonly segments: readonly string[];
  /** IANA name; the program's counts where it is null. */
  readonly timeZone: string | null;
  readonly birthday?: { readonly month: number; readonly day: number };
  /** Channels on which the member agreed to be asked. */
  readonly consents: readonly MessageChannel[];
  /** Channels that the member can be reached on, the preferred first; where it is left out, all of `consents` in their order. */
  readonly channels?: readonly MessageChannel[];
  /** The next expiry of active points. */
  readonly pointsExpireAt: EpochSeconds | null;
  /** When the tier ends unless more is earned. */
  readonly tierEndsAt: EpochSeconds | null;
}

/** What of the program in force decides about asks. */
export interface TriggerProgram {
  readonly triggers: readonly Trigger[];
  readonly messaging: MessagingPolicy;
  readonly journey: JourneyRules;
  readonly timeZone: string;
}

export const zoneOf = (known: Known, program: TriggerProgram): string => known.timeZone ?? program.timeZone;

/** The channel of an ask: the first on which the member can be reached and agreed to be. Null when there is none. */
export function channelOf({ consents, channels = consents }: Known): MessageChannel | null {
  return channels.find((channel) => consents.includes(channel)) ?? null;
}
