import { stopMessages as operation } from '../../shared/contracts/operations/preferences.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { NO_PREFERENCES, withConsent } from '../../shared/domain/preferences.ts';
import type { MessageChannel } from '../../shared/domain/program/trigger.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { isStopRequest } from '../../shared/pages/stop/one-click.ts';
import { stopPage, stoppedPage } from '../../shared/pages/stop/stop-page.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { openStopLink, type StopDeps } from './stop-link.ts';

/**
 * Stops messages on the channel of the link, at once. Idempotent by nature, also for who left meanwhile. A body that does not
 * say so gets the page that asks, so that nobody is told that something stopped that did not. No refusals.
 */
export function stopMessages(deps: StopDeps) {
  return route(operation, async ({ path: { token }, headers, rawBody, now }) => {
    const opened = await openStopLink(deps, token, headers['accept-language'], now);
    if ('status' in opened) return opened;
    const { memberId, channel, view } = opened;
    if (!isStopRequest(rawBody().toString(), headers['content-type'] ?? ''))
      return answer(200, stopPage({ ...view, action: `./${token}` }), PAGE_HEADERS);
    await stop(memberId, channel, now);
    return answer(200, stoppedPage(view), PAGE_HEADERS);
  });

  async function stop(memberId: string, channel: MessageChannel, now: EpochSeconds): Promise<void> {
    await untilCommitted(async () => {
      const profile = await deps.profiles.readProfile(memberId);
      if (profile === null) return 'left';
      const before = profile.preferences ?? NO_PREFERENCES;
      const preferences = withConsent(before, channel, false, { at: now, how: 'stop_link' });
      if (preferences === before) return 'stopped before';
      const next = { ...profile, preferences, version: profile.version + 1 };
      return (await deps.profiles.changeProfile(next)) ? 'stopped' : null;
    }, `stopping messages to member ${memberId}`);
  }
}
