import type { Effect } from './earning-rule.ts';

/** The four stages in which an order or event is judged, in their order. */
export const STAGES = ['rates', 'bonuses', 'multipliers of rates', 'multipliers of all'] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(effect: Effect): Stage {
  switch (effect.kind) {
    case 'points_per_amount':
      return 'rates';
    case 'points_per_item':
    case 'fixed_points':
      return 'bonuses';
    case 'multiplier':
      return effect.of === 'rates' ? 'multipliers of rates' : 'multipliers of all';
  }
}
