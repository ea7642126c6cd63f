import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { mayRefer } from '../../shared/domain/ledger/open-referral.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { advocateSegments } from '../../shared/referring/advocate-segments.ts';
import type { ReferralsDeps } from './deps.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs'>;

/** What the program in force promises for referrals. Refusals: REFERRALS_NOT_OFFERED. */
export function offeredBy({ referrals, version }: Program): ReferralProgram | Refusal {
  if (referrals !== undefined) return referrals;
  return refuse(
    'REFERRALS_NOT_OFFERED',
    `Version ${version} of the program, which is in force, has no referrals.`,
  );
}

/**
 * The program in force, for a member who may refer by it. Refusals: REFERRALS_NOT_OFFERED, MEMBER_NOT_FOUND, MEMBER_CLOSED,
 * MEMBER_ERASED, NOT_AN_ADVOCATE.
 */
export async function admitAdvocate(
  { ledger, profiles, programs }: Deps,
  memberId: string,
  now: EpochSeconds,
): Promise<Program | Refusal> {
  const program = await programs.inForce(now);
  const offered = offeredBy(program);
  if (isRefusal(offered)) return offered;
  const account = memberOf(await ledger.readAccount(memberId), memberId);
  if (isRefusal(account)) return account;
  const settled = settle(account, now).account;
  const segments = await advocateSegments(profiles, settled, program, now);
  if (mayRefer(settled, segments, program)) return program;
  return refuse('NOT_AN_ADVOCATE', lackOfAdvocate(settled, program));
}

/** Whether a member could have a code by the program in force, where having none is no reason to refuse. */
export async function mayInvite(
  { profiles, programs }: Pick<Deps, 'profiles' | 'programs'>,
  account: Account,
  now: EpochSeconds,
): Promise<boolean> {
  const program = await programs.inForce(now);
  if (program.referrals === undefined || account.status !== 'active') return false;
  const settled = settle(account, now).account;
  return mayRefer(settled, await advocateSegments(profiles, settled, program, now), program);
}

/** An account of a member. Refusals: MEMBER_NOT_FOUND, MEMBER_CLOSED, MEMBER_ERASED. */
export function memberOf(account: Account | null, memberId: string): Account | Refusal {
  if (account === null || account.status === 'guest')
    return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
  if (account.status === 'closed')
    return refuse('MEMBER_CLOSED', `The membership of ${memberId} is closed.`, '/path/memberId');
  if (account.status === 'erased')
    return refuse('MEMBER_ERASED', `Member ${memberId} has been erased.`, '/path/memberId');
  return account;
}

/** What the program asks of advocates and the member lacks, as a sentence. */
function lackOfAdvocate({ qualifying }: Account, program: Program): string {
  const { tiers, segments, orders = 0 } = program.referrals?.advocates ?? {};
  if (qualifying.orders < orders)
    return `Members may refer friends after ${orders} ${orders === 1 ? 'order' : 'orders'}; this one has ${qualifying.orders}.`;
  const tierNames = (tiers ?? []).map(
    (id) => program.tiers?.tiers.find((known) => known.id === id)?.name ?? id,
  );
  const segmentWords = (segments ?? []).map(
    (id) => program.segments.find((known) => known.id === id)?.description ?? id,
  );
  const asked = [
    ...(tierNames.length > 0 ? [`of the tier ${tierNames.join(' or ')}`] : []),
    ...(segmentWords.length > 0
      ? [`of the segment ${segmentWords.map((words) => `"${words}"`).join(' or ')}`]
      : []),
  ];
  return `Only members ${asked.join(', or ')} may refer friends; this one is not.`;
}
