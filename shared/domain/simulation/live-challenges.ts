import type { EpochSeconds } from '../calendar.ts';
import { awardedOf } from '../challenges/mark.ts';
import type { Account } from '../ledger/account.ts';
import type { Appended } from '../ledger/append.ts';
import { awardsAfter } from '../ledger/award-challenge.ts';
import type { ChallengeAward } from '../ledger/challenge.ts';
import type { Accrual, Claim, Entry, Refund } from '../ledger/entry.ts';
import { isStillMet, reverseChallenge, touchedBy } from '../ledger/reverse-challenge.ts';
import type { Program } from '../program/program.ts';

/** What challenges gave one member and stands, by challenge and round. */
export type StandingAwards = Map<string, Entry<ChallengeAward>>;

const placeOf = (challengeId: string, round: number): string => `${challengeId} ${round}`;

/** What challenges give after an order or its claim, under the program of the life. */
export function giveAwards(
  standing: StandingAwards,
  account: Account,
  completed: Entry<Accrual> | Entry<Claim>,
  program: Program,
  now: EpochSeconds,
): readonly Appended[] {
  const awards = awardsAfter(account, completed, program, now);
  for (const { entry } of awards) standing.set(placeOf(entry.cause.challengeId, entry.cause.round), entry);
  return awards;
}

/** What they take back after a refund; `programOf` tells the version that an award names. */
export function takeAwardsBack(
  standing: StandingAwards,
  account: Account,
  refund: Entry<Refund>,
  programOf: (version: number) => Program,
  now: EpochSeconds,
): readonly Appended[] {
  const reversals: Appended[] = [];
  const current = (): Account => reversals.at(-1)?.account ?? account;
  for (const challengeId of touchedBy(refund, account.marks)) {
    for (let round = awardedOf(account.marks, challengeId); round > 0; round -= 1) {
      const award = standing.get(placeOf(challengeId, round));
      if (award === undefined) throw new Error(`challenge ${challengeId} was not given ${round} times`);
      const program = programOf(award.programVersion);
      if (isStillMet(award, current().marks, program)) break;
      reversals.push(reverseChallenge(current(), award, refund, program, now));
      standing.delete(placeOf(challengeId, round));
    }
  }
  return reversals;
}
