import type { EpochSeconds } from '../domain/calendar.ts';
import { mayRefer } from '../domain/ledger/open-referral.ts';
import { settle } from '../domain/ledger/settle.ts';
import type { Program } from '../domain/program/program.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import { newCode } from '../storage/referral-code-draw.ts';
import type { ReferralCodeStore } from '../storage/referral-code-store.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { advocateSegments } from './advocate-segments.ts';

export interface CodeOfAdvocateDeps {
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly codes: Pick<ReferralCodeStore, 'readCode' | 'issue'>;
  readonly stillMember: (memberId: string) => Companion;
}

/**
 * The code by which a member brings friends, made where there is none yet, so that a message can invite who never asked for one.
 * Null for who may not refer by the program. No name is shown with it: that is for the member to say.
 *
 * @throws Fault when storage fails.
 */
export function codeOfAdvocate({ ledger, profiles, codes, stillMember }: CodeOfAdvocateDeps) {
  return async (memberId: string, program: Program, now: EpochSeconds): Promise<string | null> => {
    let taken = 0;
    const { code } = await untilCommitted<{ readonly code: string | null }>(async () => {
      const known = await codes.readCode(memberId);
      if (known !== null) return known;
      if (!(await isAdvocate(memberId, program, now))) return { code: null };
      const made = { memberId, code: newCode(taken), shownAs: null, issuedAt: now, version: 1 };
      const outcome = await codes.issue(made, stillMember(memberId));
      if (outcome === 'taken') taken += 1;
      return outcome === 'issued' ? made : null;
    }, `issuing a referral code to ${memberId}`);
    return code;
  };

  async function isAdvocate(memberId: string, program: Program, now: EpochSeconds): Promise<boolean> {
    const stored = await ledger.readAccount(memberId);
    if (stored?.status !== 'active' || program.referrals === undefined) return false;
    const { account } = settle(stored, now);
    return mayRefer(account, await advocateSegments(profiles, account, program, now), program);
  }
}
