import type { ToldEntry, ToldReferral } from './read-referrals.ts';
import { ADVOCATE_STEPS, CAPS } from './referral-program.ts';

/** What an advocate must have got for a friend, by the order of the entries on the advocate's account. */
export interface ExpectedSide {
  /** As it was booked; what was taken back since does not count. */
  readonly points: number;
  readonly isPromised: boolean;
  readonly isWithheld: boolean;
  readonly isTakenBack: boolean;
}

interface CountedSide extends ExpectedSide {
  readonly month: string;
  /** Whether it is a success, towards steps and caps. */
  readonly isCounted: boolean;
}

export interface AdvocateExpectation {
  /** By friend. */
  readonly sides: ReadonlyMap<string, ExpectedSide>;
  /** What counts in the end. */
  readonly successes: number;
  readonly points: number;
}

interface Booked {
  readonly friendId: string;
  readonly entry: ToldEntry;
}

/**
 * Counts an advocate's successes anew: which friend came when is told by the entries' numbers, all else by steps and caps
 * alone. A success that is taken back counts neither towards the month of it nor for ever, unless it was a promise whose
 * hold had ended: what was given then may have been used.
 *
 * @param isOver whether the hold of a friend's referral has ended
 */
export function expectAdvocate(
  advocateId: string,
  told: readonly ToldReferral[],
  isOver: (friendId: string) => boolean,
): AdvocateExpectation {
  const booked: Booked[] = told
    .filter((each) => each.advocateId === advocateId)
    .flatMap(({ friendId, timeline }) =>
      timeline.filter(({ memberId }) => memberId === advocateId).map((entry) => ({ friendId, entry })),
    );
  booked.sort((a, b) => a.entry.sequence - b.entry.sequence);
  const sides = new Map<string, CountedSide>();
  const counting = () => [...sides.values()].filter(({ isCounted }) => isCounted);
  for (const { friendId, entry } of booked) {
    const known = sides.get(friendId);
    if (entry.kind === 'referral_reversal' && known) {
      const isCounted = known.isCounted && known.isPromised && isOver(friendId);
      sides.set(friendId, { ...known, isTakenBack: true, isCounted });
    }
    if (entry.kind !== 'referral_reward') continue;
    const month = entry.recordedAt.slice(0, 7);
    const side = nextSuccess(counting(), month);
    sides.set(friendId, { ...side, month, isCounted: !side.isWithheld });
  }
  return { sides, successes: counting().length, points: sumOf(counting()) };
}

const sumOf = (all: readonly Pick<ExpectedSide, 'points'>[]): number =>
  all.reduce((sum, { points }) => sum + points, 0);

function nextSuccess(before: readonly CountedSide[], month: string): ExpectedSide {
  const success = before.length + 1;
  const step = ADVOCATE_STEPS.findLast(({ from }) => from <= success);
  const points = step?.points ?? 0;
  const isWithheld =
    before.filter((each) => each.month === month).length + 1 > CAPS.timesPerMonth ||
    sumOf(before) + points > CAPS.pointsEver;
  return {
    points: isWithheld ? 0 : points,
    isPromised: !isWithheld && step?.reward !== undefined,
    isWithheld,
    isTakenBack: false,
  };
}
