import type { RewardId } from './campaign-program.ts';
import type { Random } from './random.ts';

/** One thing that is done to a redemption, each under a key of its own. */
export type Move =
  /** Without `points` all that is left. */
  | { readonly kind: 'capture'; readonly points?: number }
  | { readonly kind: 'release' | 'cancel' | 'use' | 'void' | 'fulfill' }
  /** Index of the member who claims the gift. */
  | { readonly kind: 'claim'; readonly by: number };
export type MoveKind = Move['kind'];

/** What becomes of one redemption of a story. */
export interface RedemptionPlan {
  readonly rewardId: RewardId;
  /** Only for points that pay: how many. */
  readonly points?: number;
  /** Spent by the authorization itself. */
  readonly isAtOnce: boolean;
  /** One after the other, before the order; what is in one of them is sent at the same moment. */
  readonly steps: readonly (readonly Move[])[];
  /** Sent at the same moment as the order. */
  readonly racing: readonly Move[];
  /** Sent after the order, among its refunds. */
  readonly after: readonly Move[];
  /** By the code where it has one then. Points: only so many of those that pay. */
  readonly onOrder: { readonly byCode: boolean; readonly points?: number } | null;
  /** Left until its hold has lapsed, and what is done then; `null`: nothing. */
  readonly late: 'capture' | 'release' | 'race' | null;
}

/** What makes sense of a reward in some state; what does not is refused, and that is to be seen as well. */
const MOVES: Readonly<Record<RewardId, readonly MoveKind[]>> = {
  pay: ['capture', 'capture', 'capture', 'release', 'cancel'],
  scarce: ['capture', 'release', 'cancel', 'cancel'],
  once: ['capture', 'release', 'cancel', 'fulfill'],
  voucher: ['capture', 'release', 'cancel', 'use', 'use', 'void'],
  gift: ['capture', 'cancel', 'use', 'void', 'claim', 'claim'],
  // Kept by whoever gets it, so that one too many is to be seen in the end.
  rush: [],
  // Held or released just before the end, where a unit that does not come back has no time to lapse.
  plenty: ['release'],
};
const WITH_COUPON: readonly RewardId[] = ['voucher', 'gift'];
export const hasCoupon = (rewardId: RewardId): boolean => WITH_COUPON.includes(rewardId);

/** At most one that takes something off the cart, and one that does not. */
export function makePlans(random: Random, isMembers: boolean, members: number): readonly RedemptionPlan[] {
  const plans: RedemptionPlan[] = [];
  if (random.chance(0.35))
    plans.push(makePlan(random, random.pick(['pay', 'scarce'] as const), isMembers, members));
  if (random.chance(0.35))
    plans.push(makePlan(random, random.pick(['once', 'voucher', 'gift'] as const), isMembers, members));
  return plans;
}

function makePlan(random: Random, rewardId: RewardId, isMembers: boolean, members: number): RedemptionPlan {
  const isAtOnce = rewardId !== 'pay' && rewardId !== 'scarce' && random.chance(0.6);
  const points = rewardId === 'pay' ? { points: 10 * random.integer(1, 20) } : {};
  const plan: RedemptionPlan = { rewardId, ...points, isAtOnce, ...NOTHING };
  // A guest can use what somebody gave them the code of, and nothing else.
  const canBeOnOrder = isMembers || hasCoupon(rewardId);
  if (canBeOnOrder && random.chance(0.5)) return forOrder(random, plan, isMembers, members);
  if (!isAtOnce && random.chance(0.3))
    return { ...plan, late: random.pick(['capture', 'release', 'race', null] as const) };
  const steps = Array.from({ length: random.integer(1, 3) }, () => someMoves(random, plan, 3, members));
  return { ...plan, steps };
}

/** Gifts are claimed before the order alone: whose coupon it used is then known. */
function forOrder(random: Random, plan: RedemptionPlan, isMembers: boolean, members: number): RedemptionPlan {
  const { rewardId, points } = plan;
  const besides = (share: number, most: number) =>
    random.chance(share) ? someMoves(random, plan, most, members).filter(({ kind }) => kind !== 'claim') : [];
  const part = points !== undefined && random.chance(0.3) ? { points: Math.ceil(points / 3) } : {};
  return {
    ...plan,
    steps: hasCoupon(rewardId) ? beforeOrder(random, plan, isMembers, members) : [],
    racing: besides(0.3, 1),
    after: besides(0.4, 2),
    onOrder: { byCode: !isMembers || (hasCoupon(rewardId) && random.chance(0.5)), ...part },
  };
}

function someMoves(random: Random, plan: RedemptionPlan, most: number, members: number): readonly Move[] {
  return Array.from({ length: random.integer(1, most) }, () => makeMove(random, plan, members));
}

/** Nothing is done with it. */
export const NOTHING = { steps: [], racing: [], after: [], onOrder: null, late: null } as const;

/** A coupon that a guest is to use must have been issued; one of a member's own may be captured by the order. */
function beforeOrder(
  random: Random,
  { rewardId, isAtOnce }: Pick<RedemptionPlan, 'rewardId' | 'isAtOnce'>,
  isMembers: boolean,
  members: number,
): readonly (readonly Move[])[] {
  const steps: Move[][] = [];
  if (!isAtOnce && (!isMembers || random.chance(0.5))) steps.push([{ kind: 'capture' }]);
  if (rewardId === 'gift' && random.chance(0.3))
    steps.push([{ kind: 'claim', by: random.integer(0, members - 1) }]);
  return steps;
}

function makeMove(random: Random, { rewardId, points }: RedemptionPlan, members: number): Move {
  const kind = random.pick(MOVES[rewardId]);
  if (kind === 'claim') return { kind, by: random.integer(0, members - 1) };
  if (kind === 'capture' && points !== undefined && random.chance(0.6))
    return { kind, points: random.integer(1, Math.ceil(points * 0.7)) };
  return { kind };
}
