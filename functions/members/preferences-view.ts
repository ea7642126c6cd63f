import type { PreferencesView } from '../../shared/contracts/preferences.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { Preferences } from '../../shared/domain/preferences.ts';
import type { MessageChannel } from '../../shared/domain/program/trigger.ts';

export function preferencesView(memberId: string, { channels, timeZone }: Preferences): PreferencesView {
  const views = Object.entries(channels).map(([channel, { isAllowed, at, how }]) => [
    channel as MessageChannel,
    { allowed: isAllowed, changedAt: isoTime(at), how },
  ]);
  return { memberId, channels: Object.fromEntries(views), timeZone };
}
