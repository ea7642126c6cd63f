import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Aftermath } from '../../shared/domain/delivery/outcome.ts';
import { withConsent } from '../../shared/domain/preferences.ts';
import { addressHash, type MessageTags } from '../../shared/sending/message-tags.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { DeliveryDeps } from './deps.ts';

/**
 * An address that does not exist, or a reader who calls a message spam: nothing more is sent on that channel until the
 * member says so again. What concerns an address that the member has changed meanwhile changes nothing. Idempotent.
 */
export function noteAftermath({
  outbox,
  profiles,
  linkSecrets,
  metrics,
}: Pick<DeliveryDeps, 'outbox' | 'profiles' | 'linkSecrets' | 'metrics'>) {
  /** @throws Fault when storage fails. */
  return async (
    { item, addressHash: told }: MessageTags,
    aftermath: Aftermath,
    now: EpochSeconds,
  ): Promise<void> => {
    await outbox.mark(item, aftermath, now);
    const secrets = await linkSecrets();
    await untilCommitted(async () => {
      const profile = await profiles.readProfile(item.memberId);
      const address = profile?.fields.email;
      if (profile === null || address === undefined) return 'left';
      if (!secrets.some((secret) => addressHash(address, secret) === told)) return 'moved';
      const before = profile.preferences;
      const said = { at: now, how: aftermath };
      const preferences = before && withConsent(before, 'email', false, said);
      if (preferences === undefined || preferences === before) return 'off';
      const isChanged = await profiles.changeProfile({
        ...profile,
        preferences,
        version: profile.version + 1,
      });
      return isChanged ? 'turned off' : null;
    }, `turning e-mail off for member ${item.memberId}`);
    metrics.addMetric(aftermath === 'bounced' ? 'MessagesBounced' : 'MessagesComplained', 'Count', 1);
  };
}
