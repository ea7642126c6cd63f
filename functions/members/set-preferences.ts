import type { Caller } from '../../shared/contracts/access.ts';
import { setPreferences as operation } from '../../shared/contracts/operations/preferences.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { NO_PREFERENCES, withConsents } from '../../shared/domain/preferences.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { MembersDeps } from './deps.ts';
import { loadMember } from './load-member.ts';
import { pokeAfterChange } from './poke-after-change.ts';
import { preferencesView } from './preferences-view.ts';

/**
 * Sets what a member said about being written to, with the moment and how it came. Idempotent by nature: what was said before
 * stays as it is. Refusals: MEMBER_NOT_FOUND, MEMBER_ERASED. Emits nothing: it is the person's, and no entry is written. Where one of
 * the shop's people sets them, a line of audit says so; what members and servers say is in the preferences themselves.
 */
export function setPreferences(deps: Pick<MembersDeps, 'ledger' | 'profiles' | 'pokes' | 'noteAudit'>) {
  return route(operation, ({ path: { memberId }, body, caller, now }) =>
    untilCommitted(async () => {
      const member = await loadMember(deps, memberId);
      if (isRefusal(member)) return member;
      const { profile } = member;
      const before = profile.preferences ?? NO_PREFERENCES;
      const said = { at: now, how: sayer(caller, body.how) };
      const { timeZone = null } = body;
      const preferences = { ...withConsents(before, body.channels, said), timeZone };
      const next = { ...profile, preferences, version: profile.version + 1 };
      if (timeZone !== before.timeZone) await pokeAfterChange(deps, memberId, now);
      const noted = caller?.kind === 'person' ? [consentLine(caller, memberId, body.channels, now)] : [];
      if (!(await deps.profiles.changeProfile(next, noted.map(deps.noteAudit)))) return null;
      return answer(200, preferencesView(memberId, preferences));
    }, `setting the preferences of member ${memberId}`),
  );
}

/** What a browser says of itself is not proof of anything: it is the member who said so. */
const sayer = (caller: Caller | null, how: string | undefined): string =>
  caller?.kind === 'member_token' ? 'member' : (how ?? 'shop');

function consentLine(
  caller: Caller,
  memberId: string,
  channels: ApiRequest<typeof operation>['body']['channels'],
  now: EpochSeconds,
): AuditLine {
  return {
    at: now,
    action: 'consent_changed',
    ...callerOf(caller),
    subject: `member:${memberId}`,
    reason: null,
    details: Object.fromEntries(Object.entries(channels).map(([channel, said = null]) => [channel, said])),
  };
}
