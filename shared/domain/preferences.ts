import type { EpochSeconds } from './calendar.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from './program/trigger.ts';

/** What a member said about one channel, the last time it changed. */
export interface ChannelConsent {
  readonly isAllowed: boolean;
  readonly at: EpochSeconds;
  /** Who or what changed it, such as `checkout`, `member`, `stop_link`, `bounced`, `complained`. */
  readonly how: string;
}

/** Whether and how a member wants to be written to. It belongs to the profile, and is erased with it. */
export interface Preferences {
  /** A channel that is not here was never allowed, so nothing is sent on it. */
  readonly channels: Readonly<Partial<Record<MessageChannel, ChannelConsent>>>;
  /** IANA name; `null`: not known, and the program's counts. */
  readonly timeZone: string | null;
}

/** Of who said nothing: nothing is sent. */
export const NO_PREFERENCES: Preferences = { channels: {}, timeZone: null };

export const allows = ({ channels }: Preferences, channel: MessageChannel): boolean =>
  channels[channel]?.isAllowed === true;

/** The channels on which the member agreed to be written to. */
export const consentsOf = (preferences: Preferences): readonly MessageChannel[] =>
  MESSAGE_CHANNELS.filter((channel) => allows(preferences, channel));

/** A change of mind with its moment. Saying the same again keeps when it was said first, which is what has to be shown. */
export function withConsent(
  preferences: Preferences,
  channel: MessageChannel,
  isAllowed: boolean,
  said: Pick<ChannelConsent, 'at' | 'how'>,
): Preferences {
  const before = preferences.channels[channel];
  if (before?.isAllowed === isAllowed) return preferences;
  return {
    ...preferences,
    channels: { ...preferences.channels, [channel]: { isAllowed, at: said.at, how: said.how } },
  };
}

/** All channels at once; one that is not named is not allowed, and stays without a word where nothing was ever said. */
export function withConsents(
  preferences: Preferences,
  allowed: Readonly<Partial<Record<MessageChannel, boolean | undefined>>>,
  said: Pick<ChannelConsent, 'at' | 'how'>,
): Preferences {
  return MESSAGE_CHANNELS.reduce((changed, channel) => {
    const isUnheardOf = allowed[channel] === undefined && preferences.channels[channel] === undefined;
    return isUnheardOf ? changed : withConsent(changed, channel, allowed[channel] ?? false, said);
  }, preferences);
}
