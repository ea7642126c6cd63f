import { abuseStory } from './abuse-stories.ts';
import { drawFrom } from './draw.ts';
import { honestStory } from './honest-stories.ts';
import {
  ABUSE_KINDS,
  type AbuseKind,
  HONEST_KINDS,
  type HonestKind,
  type PlannedReferral,
} from './planned-referral.ts';

/** Of a hundred honest referrals. */
const HONEST_SHARES: Readonly<Record<HonestKind, number>> = {
  acquaintances: 48,
  family: 13,
  couple: 7,
  namesakes: 1,
  office: 8,
  dormitory: 6,
  influencer: 12,
  shop_till: 5,
};

/** Of a hundred abusive ones. */
const ABUSE_SHARES: Readonly<Record<AbuseKind, number>> = {
  self_referral: 20,
  lookalike: 12,
  device_farm: 18,
  ring: 10,
  return_abuse: 10,
  coupon_site: 14,
  disposable: 8,
  mixture: 8,
};

export interface PopulationSize {
  readonly referrals: number;
  /** From 0 to 1, of all referrals. */
  readonly abuse: number;
  readonly seed: number;
}

/**
 * All referrals of a campaign, story by story: exactly as many, and of them exactly the share that is abusive. Each kind has
 * draws of its own, so that a change of one leaves the others as they are. Abusers bring true friends as well; these count
 * as honest.
 */
export function* population({ referrals, abuse, seed }: PopulationSize): Generator<PlannedReferral> {
  const abusive = Math.round(referrals * abuse);
  let honest = referrals - abusive;
  for (const { kind, count } of shared(abusive, ABUSE_SHARES, ABUSE_KINDS)) {
    const draw = drawFrom(seed, 100 + ABUSE_KINDS.indexOf(kind));
    for (const each of fill(count, () => abuseStory(draw, kind), isAbusive)) {
      if (!isAbusive(each)) honest -= 1;
      yield each;
    }
  }
  for (const { kind, count } of shared(Math.max(honest, 0), HONEST_SHARES, HONEST_KINDS)) {
    const draw = drawFrom(seed, HONEST_KINDS.indexOf(kind));
    yield* fill(
      count,
      () => honestStory(draw, kind),
      () => true,
    );
  }
}

export const isAbusive = ({ label }: PlannedReferral): boolean => label.effort !== null;

/** Whole numbers by share that add up to the total: each kind ends where the shares up to it do. */
function shared<K extends string>(total: number, shares: Readonly<Record<K, number>>, kinds: readonly K[]) {
  const sum = kinds.reduce((all, kind) => all + shares[kind], 0);
  let [before, upTo] = [0, 0];
  return kinds.map((kind) => {
    before = Math.round((total * upTo) / sum);
    upTo += shares[kind];
    return { kind, count: Math.round((total * upTo) / sum) - before };
  });
}

/** Stories until so many are of the sort that counts; the last one ends there. */
function* fill(
  wanted: number,
  tell: () => readonly PlannedReferral[],
  counts: (referral: PlannedReferral) => boolean,
): Generator<PlannedReferral> {
  for (let told = 0; told < wanted; )
    for (const each of tell()) {
      if (told === wanted) return;
      if (counts(each)) told += 1;
      yield each;
    }
}
