import pLimit from 'p-limit';
import type { Caller } from './caller.ts';
import type { FriendRecord } from './friend-record.ts';

const CONCURRENCY = 8;

/** One entry of a referral, on whoever's account. */
export interface ToldEntry {
  readonly kind:
    | 'referral'
    | 'referral_qualification'
    | 'referral_review'
    | 'referral_reward'
    | 'referral_reversal';
  readonly memberId: string;
  readonly sequence: number;
  readonly recordedAt: string;
}

interface ToldBooking {
  readonly points: number;
  readonly rewardId: string | null;
  readonly redemptionId: string | null;
  readonly withheld: string | null;
}

/** A referral as the API tells it. */
export interface ToldReferral {
  readonly friendId: string;
  readonly advocateId: string;
  readonly status: string;
  readonly judgment: { readonly orderId: string; readonly verdict: string } | null;
  readonly advocateGot: ToldBooking | null;
  readonly friendGot: ToldBooking | null;
  readonly timeline: readonly ToldEntry[];
  /** The status of the redemption that the advocate was promised; `null`: it was never opened. */
  readonly grant: string | null;
}

/** By friend; without those who have none. */
export type ToldReferrals = ReadonlyMap<string, ToldReferral>;

/** @throws Error when an answer is neither a referral nor that there is none */
export async function readReferrals(
  caller: Caller,
  friends: readonly Pick<FriendRecord, 'friendId'>[],
): Promise<ToldReferrals> {
  const limit = pLimit(CONCURRENCY);
  const told = await Promise.all(friends.map(({ friendId }) => limit(() => readOne(caller, friendId))));
  return new Map(told.flatMap((each) => (each === null ? [] : [[each.friendId, each]])));
}

async function readOne(caller: Caller, friendId: string): Promise<ToldReferral | null> {
  const { status, body } = await caller.send('GET', `/v1/referrals/${friendId}`);
  if (status === 404) return null;
  if (status !== 200) throw new Error(`the referral of ${friendId}: ${status} ${JSON.stringify(body)}`);
  const redemptionId = body.advocateGot?.redemptionId ?? null;
  if (redemptionId === null) return { ...body, grant: null };
  const redemption = await caller.send('GET', `/v1/redemptions/${redemptionId}`);
  return { ...body, grant: redemption.status === 200 ? redemption.body.status : null };
}
