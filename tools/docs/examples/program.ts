import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { Program } from '../../../shared/domain/program/program.ts';

/** The program of the examples: the one that every deployment begins with, and tiers. */
export const STORY_PROGRAM: Program = {
  ...DEFAULT_PROGRAM,
  tiers: {
    qualifyBy: 'points',
    window: { kind: 'calendar_year' },
    upgrade: 'at_once',
    downgrade: 'one_step',
    graceMonths: 3,
    tiers: [
      { id: 'leaf', name: 'Leaf', threshold: 0, benefits: {} },
      { id: 'branch', name: 'Branch', threshold: 100, benefits: { earningPercent: 110 } },
      {
        id: 'tree',
        name: 'Tree',
        threshold: 500,
        benefits: { earningPercent: 125, freeShipping: true, custom: ['A tea of the season each spring'] },
      },
    ],
  },
};
