import type { Random } from './random.ts';

/** Whoever is a regular now; the bound keeps an export of any length in constant memory. */
const MOST_REGULARS = 20_000;

/**
 * Who places the next order. Orders arrive as one Poisson process; giving each to a regular picked from a pool splits
 * it into one such process per customer, some busier than others, and leaving the pool is a customer's end.
 */
export interface Customers {
  /** A customer's id, or null for a guest. */
  next(): string | null;
}

const GUESTS = 0.12;
const NEWCOMERS = 0.34;
const LEAVING = 0.15;

export function customers(random: Random): Customers {
  const regulars: string[] = [];
  let seen = 0;
  const enter = () => {
    seen += 1;
    const id = `C${String(seen).padStart(6, '0')}`;
    if (regulars.length < MOST_REGULARS) regulars.push(id);
    else regulars[random.below(regulars.length)] = id;
    return id;
  };
  return {
    next() {
      if (random.chance(GUESTS)) return null;
      if (regulars.length === 0 || random.chance(NEWCOMERS)) return enter();
      const position = Math.floor(random.next() ** 1.6 * regulars.length);
      const id = regulars[position] ?? enter();
      if (random.chance(LEAVING)) {
        regulars[position] = regulars.at(-1) ?? id;
        regulars.pop();
      }
      return id;
    },
  };
}
