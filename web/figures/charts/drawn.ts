const MOST = 1e15;
const LEAST = 1e-9;

/** A number as far as an axis can count in it: the library fails at ticks that a double cannot tell apart. */
export function drawn(value: number): number {
  if (Math.abs(value) < LEAST) return 0;
  return Math.min(MOST, Math.max(-MOST, value));
}
