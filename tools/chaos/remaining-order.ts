import { netOf, type Story } from './story.ts';

/** What refunds leave of an order: whole numbers on one common denominator, so that nothing is rounded on the way. */
export interface RemainingOrder {
  readonly common: bigint;
  /** Units left, by line. */
  unitsLeft(lineId: string): number;
  /** Net value of the units left, in minor units × `common`. */
  readonly goods: bigint;
  /** Given back without naming a line, in minor units × `common`. */
  readonly money: bigint;
  readonly isNothingLeft: boolean;
}

/** @param applied ids of the refunds that count */
export function remainingOrder({ lines, refunds }: Story, applied: ReadonlySet<string>): RemainingOrder {
  const scopes = refunds.filter(({ refundId }) => applied.has(refundId)).map(({ scope }) => scope);
  const isAllGone = scopes.some(({ kind }) => kind === 'remainder');
  const common = lines.reduce((product, { quantity }) => product * BigInt(quantity), 1n);
  const gone = scopes.flatMap((scope) => (scope.kind === 'lines' ? scope.lines : []));
  const unitsLeft = (lineId: string): number => {
    if (isAllGone) return 0;
    const bought = lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
    return gone
      .filter((line) => line.lineId === lineId)
      .reduce((left, { quantity }) => left - quantity, bought);
  };
  const goods = lines.reduce(
    (sum, line) =>
      sum + (BigInt(netOf(line)) * BigInt(unitsLeft(line.lineId)) * common) / BigInt(line.quantity),
    0n,
  );
  const money = scopes.reduce((sum, scope) => (scope.kind === 'amount' ? sum + scope.amount : sum), 0);
  return {
    common,
    unitsLeft,
    goods,
    money: BigInt(money) * common,
    isNothingLeft: lines.every(({ lineId }) => unitsLeft(lineId) === 0),
  };
}

/** One point for each whole currency unit of goods that was kept and paid for. */
export function pointsOfRemainder(story: Story, applied: ReadonlySet<string>): number {
  const { goods, money, common, isNothingLeft } = remainingOrder(story, applied);
  return isNothingLeft ? 0 : Number((goods - money) / (common * 100n));
}

/** Points that were spent on an order, and what for. */
export interface SpentPoints {
  readonly points: number;
  readonly returns: 'in_proportion' | 'whole' | 'never';
  /** Minor units that they paid for, by line; empty: nothing of the lines. */
  readonly paidFor: ReadonlyMap<string, number>;
}

/** How many of them stay spent: the share of what they paid for that was kept, and of that what was not paid back as money. */
export function spentOnRemainder(
  { points, returns, paidFor }: SpentPoints,
  story: Story,
  applied: ReadonlySet<string>,
): number {
  if (returns === 'never') return points;
  const { unitsLeft, goods, money, common, isNothingLeft } = remainingOrder(story, applied);
  if (isNothingLeft) return 0;
  const paid = [...paidFor.values()].reduce((sum, amount) => sum + amount, 0);
  if (returns === 'whole' || paid === 0) return points;
  const kept = story.lines.reduce(
    (sum, { lineId, quantity }) =>
      sum + (BigInt(paidFor.get(lineId) ?? 0) * BigInt(unitsLeft(lineId)) * common) / BigInt(quantity),
    0n,
  );
  // What is worth nothing cannot have been paid back.
  const [value, notPaidBack] = goods === 0n ? [1n, 1n] : [goods, goods > money ? goods - money : 0n];
  return Number((BigInt(points) * kept * notPaidBack) / (BigInt(paid) * common * value));
}
