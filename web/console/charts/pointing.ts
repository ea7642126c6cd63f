import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { DrawnSpot } from '../../figures/drawn-chart.ts';

interface Pointed {
  readonly index: number;
  readonly isByKeys: boolean;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Which spot of a drawing somebody points at; null: none. Goes on the element that the drawing fills. */
export function usePointing(spots: readonly DrawnSpot[]) {
  const [pointed, point] = useState<Pointed | null>(null);
  const byPointer = (event: PointerEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const index = spotAt(spots, event.clientX - left, event.clientY - top);
    point(index < 0 ? null : { index, isByKeys: false });
  };
  const byKeys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') point(null);
    const next = nextOf(spots, event.key, pointed?.index ?? null);
    if (next === null) return;
    event.preventDefault();
    point({ index: next, isByKeys: true });
  };
  return {
    spot: pointed === null ? null : (spots[pointed.index] ?? null),
    isByKeys: pointed?.isByKeys ?? false,
    handlers: {
      onPointerMove: byPointer,
      onPointerDown: byPointer,
      onPointerLeave: () => point(null),
      onKeyDown: byKeys,
      onBlur: () => point(null),
    },
  };
}

const spotAt = (spots: readonly DrawnSpot[], x: number, y: number): number =>
  spots.findIndex(
    ({ box }) => x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height,
  );

/** In a grid of cells up and down stay in the column. */
function nextOf(spots: readonly DrawnSpot[], key: string, from: number | null): number | null {
  if (spots.length === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return spots.length - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  if (from === null) return step > 0 ? 0 : spots.length - 1;
  const at = spots[from];
  if (at?.column !== undefined && at.column !== null && (key === 'ArrowDown' || key === 'ArrowUp')) {
    const beside = spots.findIndex(({ row, column }) => column === at.column && row === at.row + step);
    return beside < 0 ? from : beside;
  }
  return Math.min(spots.length - 1, Math.max(0, from + step));
}
