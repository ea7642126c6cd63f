import { isoTime } from '../../shared/contracts/time.ts';
import type {
  ReferralCause,
  ReferralOpening,
  ReferralQualification,
  ReferralReversal,
  ReferralReward,
} from '../../shared/domain/ledger/referral.ts';
import { plural } from './summary-of-redemption.ts';

/**
 * One sentence on an entry of a referral that support can read to a customer. It tells nothing of the other person, and
 * nothing of how abuse is judged.
 */
export function summaryOfReferral(cause: ReferralCause): string {
  switch (cause.kind) {
    case 'referral':
      return summaryOfOpening(cause);
    case 'referral_qualification':
      return summaryOfQualification(cause);
    case 'referral_review':
      return `A person ${cause.verdict === 'reward' ? 'approved' : 'rejected'} the invitation.`;
    case 'referral_reward':
      return summaryOfReward(cause);
    case 'referral_reversal':
      return summaryOfReversal(cause);
  }
}

function summaryOfOpening({ orderId }: ReferralOpening): string {
  return `The customer came with the code of who invited them${orderId === null ? '' : `, with order ${orderId}`}.`;
}

function summaryOfQualification({ orderId, holdEndsAt, verdict }: ReferralQualification): string {
  const order = `Order ${orderId} qualified for the invitation`;
  if (verdict === 'reject') return `${order}, which was rejected.`;
  return verdict === 'review'
    ? `${order}, which a person will look at.`
    : `${order}; what it gives can be spent from ${isoTime(holdEndsAt)}.`;
}

const WITHHELD = {
  CAP_REACHED: 'no more can be had for invitations for now',
  MEMBER_CLOSED: 'the membership was closed',
  NOT_AN_ADVOCATE: 'there was no membership',
} as const;

function summaryOfReward({ side, points, lot, promised, withheld }: ReferralReward): string {
  const why = side === 'advocate' ? 'For a friend who came' : 'For coming with the code of who invited them';
  if (withheld !== undefined) return `${why} nothing was given: ${WITHHELD[withheld]}.`;
  const given =
    promised === undefined ? `${plural(points)} were given` : `reward ${promised.rewardId} was promised`;
  return `${why} ${given}, to be spent from ${isoTime(lot.activatesAt)}.`;
}

function summaryOfReversal({ side, reason, reversed, forgiven }: ReferralReversal): string {
  const whose = side === 'advocate' ? "a friend's order" : 'the order';
  const why =
    reason === 'REJECTED' ? 'The invitation was rejected' : `What is left of ${whose} does not qualify`;
  // A reward of the catalogue, or what a person never approved: its own entry tells what was taken back, if anything was.
  if (reversed === 0 && forgiven === 0) return `${why}; there were no points to take back.`;
  return `${why}; ${plural(reversed)} taken back${forgiven > 0 ? `, ${plural(forgiven)} forgiven` : ''}.`;
}

/** A cause as the member whose statement it is in may see it. */
export function ownPart(cause: ReferralCause): object {
  switch (cause.kind) {
    case 'referral': {
      const { advocateId: _advocateId, code: _code, visitId: _visitId, ...own } = cause;
      return own;
    }
    case 'referral_qualification': {
      const { friendId: _friendId, score: _score, checks: _checks, shadow: _shadow, ...own } = cause;
      return own;
    }
    case 'referral_review': {
      const { friendId: _friendId, reason: _reason, actor: _actor, keyId: _keyId, ...own } = cause;
      return own;
    }
    default: {
      const { friendId: _friendId, ...own } = cause;
      return own;
    }
  }
}
