import { FAINT_CARD } from '../palette.ts';

/** Patterns, so that kinds are told apart in gray, too. */
const DECALS = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.5,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 2 },
] as const;

/** Of an item's style; the first kind is plain. */
export function decalOf(kind: number): object {
  const decal = DECALS[kind % DECALS.length];
  return decal === null || decal === undefined ? {} : { decal: { ...decal, color: FAINT_CARD } };
}
