import { listReferrals as operation } from '../../shared/contracts/operations/referrals.ts';
import type { ReviewQueue } from '../../shared/contracts/referrals.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import {
  type ReferralState,
  referralStatus,
  reviewEndsAt,
} from '../../shared/domain/ledger/referral-state.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ReferralsDeps } from './deps.ts';

const POSITION = /^([0-9]{11}#mbr_[0-9a-z]{20})$/;

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'reviews'>;

/** What waits for a person: found in the list of work, and left out where it does not wait any more. Refusals: CURSOR_INVALID. */
export function listReferrals({ ledger, programs, reviews }: Deps) {
  return route(operation, async ({ query: { limit, cursor }, now }) => {
    const after = cursor === undefined ? undefined : positionIn(cursor, POSITION)[0];
    const page = await reviews.page(limit, after);
    const rows = await Promise.all(
      page.waiting.map(async ({ friendId }) => {
        const state = await ledger.readReferral(friendId);
        if (state === null) return null;
        return queuedReferral(state, await programs.version(state.programVersion), now);
      }),
    );
    return answer(200, {
      referrals: rows.filter((row) => row !== null),
      nextCursor: page.next === null ? null : cursorOf(page.next),
    });
  });
}

/** Null for what does not wait for a person. @param program the version that the referral names */
export function queuedReferral(
  state: ReferralState,
  program: Program,
  now: EpochSeconds,
): ReviewQueue['referrals'][number] | null {
  const { friendId, advocateId, qualification } = state;
  if (qualification === null || referralStatus(state, program, now) !== 'in_review') return null;
  const { orderId, score, checks, holdEndsAt } = qualification.cause;
  return {
    friendId,
    advocateId,
    orderId,
    score,
    flagged: checks
      .filter(({ outcome }) => outcome === 'flagged' || outcome === 'blocked')
      .map(({ name }) => name),
    qualifiedAt: isoTime(qualification.recordedAt),
    holdEndsAt: isoTime(holdEndsAt),
    reviewBefore: isoTime(reviewEndsAt(qualification, program)),
  };
}
