/** What customers paid for once: goods, and points with them. All amounts in one unit of one currency. */
export interface Sold {
  /** Paid for both. */
  readonly price: number;
  /** What the goods cost by themselves. */
  readonly goodsPrice: number;
  readonly points: number;
  /** What one point is good for. */
  readonly pointValue: number;
  /** The share of the points that is expected to be redeemed, from 0 to 1, as it was expected then. */
  readonly redemptionRate: number;
}

/**
 * The part of the price that is paid for the points: by relative stand-alone selling prices, that of points being what they are
 * good for times how many of them are expected to be redeemed. It is fixed with the sale and never worked out again.
 * Source: IFRS 15.74–76, B39–B43 and example 52; ASC 606-10-55-353 to 356.
 */
export function allocatedToPoints({ price, goodsPrice, points, pointValue, redemptionRate }: Sold): number {
  const pointsPrice = points * pointValue * redemptionRate;
  return pointsPrice === 0 ? 0 : (price * pointsPrice) / (goodsPrice + pointsPrice);
}

/**
 * What is still owed of it: the rest, after as large a part was earned as was redeemed of all that is expected to be redeemed by
 * now (IFRS 15.B46, ASC 606-10-55-48). Nothing, once all that is expected has been redeemed.
 *
 * @param expected points that are expected to be redeemed in all, by today's estimate
 */
export function deferredForPoints(allocated: number, redeemed: number, expected: number): number {
  return expected <= redeemed ? 0 : allocated * (1 - redeemed / expected);
}
