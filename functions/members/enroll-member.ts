import type { EnrollRequest } from '../../shared/contracts/members.ts';
import { enrollMember as operation } from '../../shared/contracts/operations/members.ts';
import type { ReferralOutcome } from '../../shared/contracts/referring.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { NO_PREFERENCES, withConsents } from '../../shared/domain/preferences.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { newAccountId } from '../../shared/storage/account-id.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { decideEnrollment, type EnrollmentDecision } from './decide-enrollment.ts';
import type { MembersDeps } from './deps.ts';
import { firstReferral } from './first-referral.ts';
import { keepSignals } from './keep-signals.ts';
import { keyedProfile } from './keyed-profile.ts';
import { etagOf, memberView } from './member-view.ts';

type Deps = Pick<MembersDeps, 'ledger' | 'profiles' | 'programs' | 'referring' | 'mailboxKeyOf'>;

/**
 * Makes a customer a member, and with an advocate's code the friend of whoever has it, in one transaction. Idempotent by
 * customer id: the customer's link to an account is made once, by whoever comes first, and an account that is active
 * already is answered as it is, with what became of the code when it enrolled. No refusals: an account erased between two
 * steps is read again, and the customer is then a new one. Emits member.enrolled, and referral.signed_up.
 */
export function enrollMember(deps: Deps) {
  const { ledger, profiles, programs, referring } = deps;
  return route(operation, async ({ body, now }) => {
    const program = await programs.inForce(now);
    return untilCommitted(() => attempt(body, program, now), `enrolling customer ${body.customerId}`);
  });

  /** Null where it was decided on what was no longer so. */
  async function attempt(request: EnrollRequest, program: Program, now: EpochSeconds) {
    const { customerId, guestReference, referral, signals } = request;
    const memberId = await profiles.ensureLink('CUSTOMER', customerId, newAccountId());
    const [stored, existing] = await Promise.all([
      ledger.readAccount(memberId),
      profiles.readProfile(memberId),
    ]);
    const account = stored ?? openAccount(memberId);
    if (account.status === 'active' && existing)
      return view(200, existing, referral === undefined ? null : await firstReferral(deps, account));
    const guestId = await guestOf(guestReference, program);
    const decision = await decideEnrollment(referring, account, { referral, guestId }, program, now);
    if (decision === null) return null;
    const enrolled = existing ?? (await keyedProfile(deps, newProfile(memberId, request, now)));
    await keepSignals(referring, enrolled, signals, program);
    const isCommitted = await commit(account, decision, existing === null ? enrolled : null);
    return isCommitted ? view(201, enrolled, decision.referral) : null;
  }

  /** The pseudonym of a guest whose orders are to be credited, where the program does that and knows of one. */
  async function guestOf(
    reference: EnrollRequest['guestReference'],
    { claims }: Program,
  ): Promise<string | undefined> {
    if (reference === undefined || claims.onJoining !== true) return undefined;
    return (await profiles.findLink('GUEST', reference)) ?? undefined;
  }

  async function commit(
    before: Account,
    { account: after, entries, companions }: EnrollmentDecision,
    newcomer: StoredProfile | null,
  ): Promise<boolean> {
    const { kind } = await ledger.commit({
      entries: entries.map((write) => ({ ...write, requestHash: requestHash('enrollment') })),
      accounts: [{ before, after }],
      companions: [...(newcomer === null ? [] : [profiles.puttingNew(newcomer)]), ...companions],
    });
    return kind === 'committed';
  }
}

const view = (status: 200 | 201, profile: StoredProfile, referral: ReferralOutcome | null) =>
  answer(status, { ...memberView(profile, 'active'), referral }, { etag: etagOf(profile) });

/** With what they agreed to, so that whatever their joining brings about finds it. */
function newProfile(
  memberId: string,
  { customerId, profile = {}, preferences }: EnrollRequest,
  now: EpochSeconds,
): StoredProfile {
  const enrolled = { memberId, customerId, fields: profile, version: 1, enrolledAt: now };
  if (preferences === undefined) return enrolled;
  const { channels, timeZone = null, how = 'shop' } = preferences;
  return {
    ...enrolled,
    preferences: { ...withConsents(NO_PREFERENCES, channels, { at: now, how }), timeZone },
  };
}
