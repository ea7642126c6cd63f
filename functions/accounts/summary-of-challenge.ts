import { isoTime } from '../../shared/contracts/time.ts';
import type { AchievedRound, ChallengeCause } from '../../shared/domain/ledger/challenge.ts';
import type { Refund } from '../../shared/domain/ledger/entry.ts';
import { plural } from './summary-of-redemption.ts';

/** By id. */
export type ChallengeNames = ReadonlyMap<string, string>;

/** One sentence on an entry of a challenge that support can read to a customer. */
export function summaryOfChallenge(cause: ChallengeCause, names: ChallengeNames): string {
  const { orderId } = cause;
  const which = `Challenge ${called(cause, names)}`;
  if (cause.kind === 'challenge_award' && cause.rewardId !== undefined)
    return `${which} was achieved with order ${orderId}; reward ${cause.rewardId} is given from ${isoTime(cause.lot.activatesAt)}.`;
  if (cause.kind === 'challenge_award')
    return `${which} was achieved with order ${orderId} and gave ${plural(cause.points)}, spendable from ${isoTime(cause.lot.activatesAt)}${cause.left ? `; ${plural(cause.left)} of an earlier time, which a refund undid, had stayed with the member` : ''}.`;
  const undone = `${which} is met no longer after refund ${cause.refundId} of order ${orderId}`;
  if (cause.promised !== undefined)
    return `${undone}; reward ${cause.promised.rewardId} is taken back, unless it was used.`;
  const forgiven = cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : '';
  return `${undone}; ${plural(cause.reversed)} taken back${forgiven}.`;
}

/** What an order, or its claim, completed besides earning points; empty where it was nothing. */
export function achievedBy(
  { achieved = [] }: { readonly achieved?: readonly AchievedRound[] },
  names: ChallengeNames,
): string {
  if (achieved.length === 0) return '';
  const each = achieved.map((round) => `${called(round, names)}, see entry ${round.sequence}`);
  return ` It completed ${achieved.length === 1 ? 'a challenge' : 'challenges'}: ${each.join('; ')}.`;
}

/** What a refund undid besides taking points back; empty where it was nothing. */
export function undoneBy({ undone }: Refund, names: ChallengeNames): string {
  if (undone === undefined) return '';
  const { rounds } = undone;
  const each = rounds.map((round) => called(round, names));
  return ` It undid ${rounds.length === 1 ? 'a challenge' : 'challenges'}: ${each.join('; ')}.`;
}

/** By its name and its id, by which a shop finds it in the program. */
function called({ challengeId, round }: Pick<AchievedRound, 'challengeId' | 'round'>, names: ChallengeNames) {
  const name = names.get(challengeId);
  return `${name === undefined ? challengeId : `“${name}” (${challengeId})`}${round === 1 ? '' : `, time ${round}`}`;
}
