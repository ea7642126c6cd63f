import type { Random } from '../../replay/synthetic/random.ts';

/** `repeats`: messages come more than once; `order`: they come in any order; `crashes`: processes end at transactions. */
export const FAULT_KINDS = ['repeats', 'order', 'crashes'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What goes wrong on purpose, each with the given share. */
export interface Faults {
  /** After how many seconds a message comes again; as often as chance wants, and mostly not. */
  repeatsAfter(): readonly number[];
  /** In which order messages of a minute come, and how many together. */
  dealt<T>(messages: readonly T[]): readonly (readonly T[])[];
  crashes(): 'before' | 'after' | null;
}

const TWO_DAYS_SECONDS = 172_800;
/** A function is handed as many at once. */
const BATCH = 100;

/** @param share from 0 (nothing goes wrong) to 1 */
export function seededFaults(
  share: number,
  random: Random,
  kinds: readonly FaultKind[] = FAULT_KINDS,
): Faults {
  const shareOf = (kind: FaultKind): number => (kinds.includes(kind) ? share : 0);
  const [repeats, order, crashes] = [shareOf('repeats'), shareOf('order'), shareOf('crashes')];
  return {
    repeatsAfter() {
      const found: number[] = [];
      while (random.chance(repeats)) found.push(random.below(TWO_DAYS_SECONDS));
      return found;
    },
    dealt(messages) {
      if (order === 0) return chunks(messages, BATCH);
      const shuffled = messages
        .map((message) => ({ message, place: random.next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ message }) => message);
      return chunks(shuffled, 1 + random.below(4));
    },
    crashes: () => (random.chance(crashes) ? (random.chance(0.5) ? 'before' : 'after') : null),
  };
}

const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
