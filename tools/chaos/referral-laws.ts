import type { ExpectedSide } from './advocate-model.ts';
import type { ToldEntry, ToldReferral } from './read-referrals.ts';
import type { ExpectedReferral } from './referral-model.ts';
import { FRIEND_POINTS, THANKS } from './referral-program.ts';

/**
 * What is wrong with one referral as it is told, each a sentence. How far reconciling had come when an order went back
 * depends on who was faster, so its entries are held to what is possible, and what both have in the end to what must be.
 *
 * @param side what the advocate must have got; undefined: nothing was booked
 */
export function judgeReferral(
  told: ToldReferral,
  expected: ExpectedReferral,
  side: ExpectedSide | undefined,
): readonly string[] {
  const wrong: string[] = [];
  const check = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${what} is ${found}, expected ${wanted}`);
  };
  const isKept = expected.status === 'qualified' || expected.status === 'rewarded';
  check('status', told.status, expected.status);
  check('the order', told.judgment?.orderId ?? null, expected.orderId);
  if (expected.orderId !== null)
    check('the verdict', told.judgment?.verdict, expected.isFlagged ? 'review' : 'reward');
  check('the friend’s points', told.friendGot?.points ?? 0, isKept ? FRIEND_POINTS : 0);
  check('what the advocate got', inWords(told.advocateGot), inWords(bookingOf(side, isKept)));
  wrong.push(...wrongGrant(told, expected, isKept), ...wrongTimeline(told, expected, isKept));
  return wrong;
}

type Booking = Pick<NonNullable<ToldReferral['advocateGot']>, 'points' | 'rewardId' | 'withheld'> | null;

const inWords = (got: Booking): string =>
  got === null ? 'nothing' : `${got.points} points, reward ${got.rewardId}, withheld ${got.withheld}`;

const bookingOf = (side: ExpectedSide | undefined, isKept: boolean): Booking =>
  side === undefined
    ? null
    : {
        points: isKept ? side.points : 0,
        // A promise that was taken back is not told as one.
        rewardId: side.isPromised && !side.isTakenBack ? THANKS : null,
        withheld: side.isWithheld ? 'CAP_REACHED' : null,
      };

/** Given once its hold has ended; never both given and taken back. */
function wrongGrant(
  { grant, advocateGot }: ToldReferral,
  { isOver }: ExpectedReferral,
  isKept: boolean,
): readonly string[] {
  const isPromised = advocateGot?.rewardId === THANKS;
  const wanted = isPromised && isKept && isOver ? ['captured'] : isKept ? [null] : [null, 'canceled'];
  return wanted.includes(grant)
    ? []
    : [`the promised reward is ${grant}, expected ${wanted.map(String).join(' or ')}`];
}

/** At most one entry of each kind and side; what was given is taken back exactly where it is not to be kept. */
function wrongTimeline(
  { friendId, advocateId, timeline }: ToldReferral,
  { openings, orderId, status }: ExpectedReferral,
  isKept: boolean,
): readonly string[] {
  const count = (kind: ToldEntry['kind'], memberId: string) =>
    timeline.filter((entry) => entry.kind === kind && entry.memberId === memberId).length;
  const wrong: string[] = [];
  const check = (what: string, found: number, ...wanted: readonly number[]) => {
    if (!wanted.includes(found)) wrong.push(`has ${found} ${what}, expected ${wanted.join(' or ')}`);
  };
  check('openings', count('referral', friendId), openings);
  check('qualifications', count('referral_qualification', friendId), orderId === null ? 0 : 1);
  for (const memberId of [friendId, advocateId]) {
    const rewards = count('referral_reward', memberId);
    const isEnded = status === 'reversed' || status === 'rejected';
    if (isKept) check('rewards of a side', rewards, 1);
    else check('rewards of a side', rewards, ...(isEnded ? [0, 1] : [0]));
    const isTold = status === 'reversed' && memberId === friendId;
    check(
      'reversals of a side',
      count('referral_reversal', memberId),
      isEnded && (isTold || rewards > 0) ? 1 : 0,
    );
  }
  return wrong;
}
