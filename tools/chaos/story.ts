import { SCARCE_OFF } from './campaign-program.ts';
import type { Random } from './random.ts';
import { makePlans, type RedemptionPlan } from './redemption-plan.ts';

export interface StoryLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discounts: readonly { readonly amount: number }[];
}

export interface StoryRefund {
  readonly refundId: string;
  readonly scope:
    | {
        readonly kind: 'lines';
        readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
      }
    | { readonly kind: 'amount'; readonly amount: number }
    | { readonly kind: 'remainder' };
  /** Sent before the order. */
  readonly isEarly: boolean;
  /** Asks for more than was bought, and must be refused. */
  readonly isImpossible: boolean;
}

/** One order's life: what is sent, in which order, how often. */
export interface Story {
  readonly orderId: string;
  /** Index of the member; a guest's order has none until it is claimed. */
  readonly member: number;
  readonly buyer: 'member' | 'customer' | 'guest' | 'nobody';
  readonly isClaimed: boolean;
  readonly daysAgo: number;
  readonly lines: readonly StoryLine[];
  readonly refunds: readonly StoryRefund[];
  /** Points given or taken by hand on the way, by their key; 0: none. */
  readonly adjustment: number;
  /** Of the member of that index, whoever the buyer is. */
  readonly redemptions: readonly RedemptionPlan[];
  /** Another order, sent at the same moment, wants the same redemptions. */
  readonly hasRival: boolean;
  /** An advocate's code that the order comes with. */
  readonly code: string | null;
}

/** Ages that stay clear of the days on which points change state, so that a long campaign crosses no border. */
const AGES = [
  { from: 0, to: 25, weight: 6 },
  { from: 40, to: 300, weight: 3 },
  { from: 800, to: 2_000, weight: 1 },
] as const;

export function makeStory(random: Random, index: number, members: number): Story {
  const buyer = random.pick([
    'member',
    'member',
    'customer',
    'customer',
    'customer',
    'customer',
    'guest',
    'nobody',
  ] as const);
  const isGuest = buyer === 'guest' || buyer === 'nobody';
  const age = random.pick(AGES.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  const lines = makeLines(random);
  const isClaimed = isGuest && random.chance(0.5);
  const redemptions = makePlans(random.fork('redemptions'), !isGuest, members);
  return {
    orderId: `chaos-${index}`,
    member: random.integer(0, members - 1),
    buyer,
    isClaimed,
    // A claim is possible for ninety days.
    daysAgo: isClaimed ? random.integer(0, 25) : random.integer(age.from, age.to),
    lines,
    refunds: random.chance(0.45) ? makeRefunds(random, lines, mostTakenOff(redemptions)) : [],
    adjustment: random.chance(0.15) ? random.pick([random.integer(1, 200), -random.integer(1, 60)]) : 0,
    redemptions,
    hasRival: redemptions.some(({ onOrder }) => onOrder !== null) && random.fork('rival').chance(0.25),
    code: null,
  };
}

export const makeLines = (random: Random): readonly StoryLine[] =>
  Array.from({ length: random.integer(1, 4) }, (_, line) => makeLine(random, line));

/** Minor units: a point pays a cent, and coupons take nothing off the lines that are sent. */
function mostTakenOff(redemptions: readonly RedemptionPlan[]): number {
  return redemptions
    .filter(({ onOrder }) => onOrder !== null)
    .reduce((sum, { rewardId, points = 0 }) => sum + points + (rewardId === 'scarce' ? SCARCE_OFF : 0), 0);
}

function makeLine(random: Random, index: number): StoryLine {
  const quantity = random.integer(1, 5);
  const unitPrice = random.integer(0, 20_000);
  const discount = random.chance(0.3) ? random.integer(0, Math.floor((quantity * unitPrice) / 3)) : 0;
  return {
    lineId: `L${index}`,
    sku: `sku-${random.integer(1, 500)}`,
    quantity,
    unitPrice,
    discounts: discount === 0 ? [] : [{ amount: discount }],
  };
}

/**
 * Refunds that are possible in any order among themselves; one that takes the remainder, or the impossible, comes last.
 *
 * @param takenOff minor units by which rewards may make the lines cheaper than they are here
 */
export function makeRefunds(
  random: Random,
  lines: readonly StoryLine[],
  takenOff: number,
): readonly StoryRefund[] {
  const refunds: StoryRefund[] = [];
  const add = (scope: StoryRefund['scope'], isLate = false, isImpossible = false) => {
    refunds.push({
      refundId: `r${refunds.length}`,
      scope,
      isEarly: !isLate && random.chance(0.3),
      isImpossible,
    });
  };
  const left = new Map(lines.map((line) => [line.lineId, line.quantity]));
  for (let count = random.integer(0, 3); count > 0; count -= 1) {
    const line = random.pick(lines);
    const quantity = random.integer(1, line.quantity);
    if (quantity > (left.get(line.lineId) ?? 0)) continue;
    left.set(line.lineId, (left.get(line.lineId) ?? 0) - quantity);
    add({ kind: 'lines', lines: [{ lineId: line.lineId, quantity }] });
  }
  const worth =
    Math.floor(
      lines.reduce((sum, line) => sum + (netOf(line) * (left.get(line.lineId) ?? 0)) / line.quantity, 0),
    ) - takenOff;
  if (worth > 1 && random.chance(0.4)) add({ kind: 'amount', amount: random.integer(1, worth - 1) });
  const isAnythingLeft = [...left.values()].some((units) => units > 0);
  if (random.chance(0.1)) {
    const [line] = lines;
    if (line && isAnythingLeft)
      add({ kind: 'lines', lines: [{ lineId: line.lineId, quantity: line.quantity + 1 }] }, true, true);
  }
  if (isAnythingLeft && random.chance(0.3)) add({ kind: 'remainder' }, true);
  return refunds;
}

export function netOf({
  quantity,
  unitPrice,
  discounts,
}: Pick<StoryLine, 'quantity' | 'unitPrice' | 'discounts'>): number {
  return quantity * unitPrice - discounts.reduce((sum, { amount }) => sum + amount, 0);
}
