import { upperGamma } from './incomplete-gamma.ts';
import { tailQuantile } from './tail-quantile.ts';

/** How often a standard normal value lies further from 0 than z ≥ 0: erfc(z/√2) = Q(1/2, z²/2), DLMF 7.11.2. */
const twoSidedTail = (z: number): number => upperGamma(0.5, z ** 2 / 2);

/** The z within which a standard normal value lies with this confidence: 1.96 for 0.95. */
export function normalQuantile(confidence: number): number {
  return tailQuantile(twoSidedTail, 1 - confidence);
}
