import type {
  MemberRewardOffer,
  Missing as MissingView,
  RewardOffer,
} from '../../shared/contracts/rewards.ts';
import { isoTime, isoTimeOrNull, parseTime } from '../../shared/contracts/time.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { Offer } from '../../shared/domain/rewards/judge-reward.ts';
import type { Missing } from '../../shared/domain/rewards/missing.ts';
import { rewardTexts } from '../../shared/domain/rewards/reward-texts.ts';

import { benefitView } from '../../shared/redeeming/benefit-view.ts';

/** Units that are left; `null` for a reward without a stock. */
export type UnitsLeft = (reward: Reward) => number | null;

/** A reward as anybody sees it. */
export function rewardOffer(reward: Reward, unitsLeft: UnitsLeft, locale: string | undefined): RewardOffer {
  const { price } = reward;
  return {
    ...offerView(reward, unitsLeft, locale),
    price: price === undefined ? null : { points: price.points, tiers: { ...price.tiers } },
  };
}

/** A reward as one member may have it. A cart that it needs does not keep it from being available. */
export function memberRewardOffer(
  reward: Reward,
  { price, missing }: Offer,
  unitsLeft: UnitsLeft,
  locale: string | undefined,
): MemberRewardOffer {
  return {
    ...offerView(reward, unitsLeft, locale),
    price,
    available: missing.every(({ kind }) => kind === 'cart'),
    missing: missing.map(missingView),
  };
}

function offerView(reward: Reward, unitsLeft: UnitsLeft, locale: string | undefined) {
  const { name, description = null, terms = null } = rewardTexts(reward, locale);
  const { id, benefit, from, until, stock, coupon, limits = [], pictures = [] } = reward;
  return {
    rewardId: id,
    name,
    description,
    terms,
    pictures: pictures.map(({ url, alt }) => ({ url, alt })),
    benefit: benefitView(benefit),
    validFrom: isoTimeOrNull(from === undefined ? null : parseTime(from)),
    validUntil: isoTimeOrNull(until === undefined ? null : parseTime(until)),
    minimumOrder: reward.minimumOrder ? { ...reward.minimumOrder } : null,
    limits: limits.map(({ per, times }) => ({ per, times })),
    stock: stock === undefined ? null : { total: stock, left: unitsLeft(reward) ?? 0 },
    coupon: coupon ? { validDays: coupon.validDays ?? null, giftable: coupon.giftable === true } : null,
  };
}

/** The moments among what is missing leave the API as ISO 8601. */
function missingView(missing: Missing): MissingView {
  switch (missing.kind) {
    case 'not_yet':
      return { ...missing, from: isoTime(missing.from) };
    case 'no_longer':
      return { ...missing, since: isoTime(missing.since) };
    case 'limit':
      return { ...missing, again: isoTimeOrNull(missing.again) };
    default:
      return structuredClone(missing) as MissingView;
  }
}
