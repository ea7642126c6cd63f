import type { EpochSeconds } from '../calendar.ts';
import type { JourneyRules } from '../program/journey-rules.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import type { Survey } from '../program/survey.ts';
import type { Template } from '../program/template.ts';
import type { MessageChannel, MessagingPolicy, Trigger, TriggerAction } from '../program/trigger.ts';

/** What is known of a member at the moment of deciding, and never kept with the journey. */
export interface Known {
  /** Whether this is who ordered and has not joined: nothing is given to them, and nothing asked. Left out: a member. */
  readonly isGuest?: boolean;
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
  /** When time alone makes another of those two, and no signal tells it; null or left out: nothing that is known of. */
  readonly changesAt?: EpochSeconds | null;
}

/** What of the program in force decides about asks. */
export interface TriggerProgram {
  readonly triggers: readonly Trigger[];
  /** Each is for one channel; what names none of them goes by whichever the member prefers. */
  readonly templates?: readonly Pick<Template, 'id' | 'channel'>[];
  /** Whether who does not answer is reminded, and when. */
  readonly surveys?: readonly Pick<Survey, 'id' | 'openDays' | 'reminderDays'>[];
  readonly messaging: MessagingPolicy;
  readonly journey: JourneyRules;
  readonly timeZone: string;
}

export const zoneOf = (known: Known, program: TriggerProgram): string => known.timeZone ?? program.timeZone;

/** The channels that templates of these actions are for, each once. */
export function channelsOf(
  actions: readonly TriggerAction[],
  { templates = [] }: Pick<TriggerProgram, 'templates'>,
): readonly MessageChannel[] {
  const named = new Set(actions.flatMap((action) => ('template' in action ? [action.template] : [])));
  return [...new Set(templates.filter(({ id }) => named.has(id)).map(({ channel }) => channel))];
}

/**
 * The channel of an ask: that of its template, or, where it has none, the first that the member prefers; on which the member can
 * be reached and agreed to be. Null when there is none.
 *
 * @param wanted channels of its templates
 */
export function channelOf(known: Known, wanted: readonly MessageChannel[] = []): MessageChannel | null {
  const { consents, channels = consents } = known;
  const isOpen = (channel: MessageChannel) => consents.includes(channel) && channels.includes(channel);
  if (wanted.length > 0) return wanted.every(isOpen) ? (wanted[0] ?? null) : null;
  return channels.find(isOpen) ?? null;
}
