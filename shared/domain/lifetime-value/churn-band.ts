export type ChurnBand = 'low' | 'medium' | 'high';

const LOW_BELOW = 0.33;
const HIGH_ABOVE = 0.66;

/** Of whom nothing is heard for so long, it is said that they were lost. */
export const CHURN_WITHIN_DAYS = 90;

/** @param risk from 0 to 1, as `churnRisk` tells it; 33 % and 66 % themselves are medium */
export function churnBand(risk: number): ChurnBand {
  if (risk < LOW_BELOW) return 'low';
  return risk > HIGH_ABOVE ? 'high' : 'medium';
}
