import type { MemberChallenge } from '../../shared/contracts/challenges.ts';
import { isoTime, isoTimeOrNull, parseTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isFor, isInTime } from '../../shared/domain/challenges/challenge-marks.ts';
import { type ChallengeProgress, progressOf } from '../../shared/domain/challenges/progress.ts';
import { goalWords, progressWords } from '../../shared/domain/challenges/progress-words.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { ChallengeAward } from '../../shared/domain/ledger/challenge.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { endOfSpan } from '../../shared/domain/ledger/uses.ts';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import type { GoodsFilter } from '../../shared/domain/program/goods.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';

interface Known {
  /** Settled. */
  readonly account: Account;
  readonly facts: MemberFacts;
  /** What it gave last and stands. */
  readonly last: Entry<ChallengeAward> | null;
  readonly program: Program;
  readonly now: EpochSeconds;
}

/** A challenge as one member sees it. */
export function memberChallenge(challenge: Challenge, known: Known): MemberChallenge {
  const { account, last, program, now } = known;
  const { goal, from, until } = challenge;
  const progress = progressOf(challenge, account.marks, now, program.timeZone);
  const { reached, needed, achieved, collected } = progress;
  return {
    id: challenge.id,
    name: challenge.name,
    description: challenge.description ?? null,
    status: statusOf(challenge, progress, known),
    goal: goalWords(goal),
    counts: countedView(challenge),
    progress: progressWords(goal, progress),
    reached,
    needed,
    collected: [...collected],
    countsUntil: isoTimeOrNull(countsUntil(challenge, program, now)),
    from: from === undefined ? null : isoTime(parseTime(from)),
    until: until === undefined ? null : isoTime(parseTime(until)),
    gives: giftView(challenge),
    repeatable: challenge.repeatable,
    achieved,
    achievedAt: isoTimeOrNull(last?.occurredAt ?? null),
  };
}

const giftView = ({ gives }: Challenge): MemberChallenge['gives'] =>
  'points' in gives ? { points: gives.points, rewardId: null } : { points: 0, rewardId: gives.reward };

function countedView({ counts: { minimum, goods, excluding } }: Challenge): MemberChallenge['counts'] {
  const listsOf = ({ skus = [], categories = [], tags = [] }: GoodsFilter) => ({
    skus: [...skus],
    categories: [...categories],
    tags: [...tags],
  });
  return {
    minimum: minimum === undefined ? null : { ...minimum },
    goods: goods === undefined ? null : listsOf(goods),
    excluding: excluding === undefined ? null : listsOf(excluding),
  };
}

function statusOf(
  challenge: Challenge,
  { isDone }: ChallengeProgress,
  { account, facts, program, now }: Known,
): MemberChallenge['status'] {
  if (isDone) return 'done';
  if (!isInTime({ ...(challenge.from && { from: challenge.from }) }, now)) return 'not_begun';
  if (!isInTime(challenge, now)) return 'over';
  return account.status === 'active' && isFor(challenge, facts, now, program) ? 'open' : 'not_for_member';
}

/** The end of the span that counts now, and no later than the end of the challenge. */
function countsUntil(
  { goal, until }: Challenge,
  { timeZone }: Program,
  now: EpochSeconds,
): EpochSeconds | null {
  const span = goal.kind === 'streak' ? goal.of : goal.kind === 'orders' ? goal.within : undefined;
  const ends = [
    ...(span === undefined ? [] : [endOfSpan(span, now, timeZone)]),
    ...(until === undefined ? [] : [parseTime(until)]),
  ].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
