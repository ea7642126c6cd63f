/** Rows of one return, all of one moment. */
type Rows<T> = readonly T[];

/** Returns that are decided and have not arrived, soonest first. */
export interface ReturnsUnderWay<T> {
  add(rows: Rows<T>): void;
  /** Rows of all returns up to a moment, which are then forgotten. */
  until(at: number): Generator<T>;
}

export function returnsUnderWay<T extends { readonly at: number }>(): ReturnsUnderWay<T> {
  const waiting: { readonly at: number; readonly rows: Rows<T> }[] = [];
  return {
    add(rows) {
      const [first] = rows;
      if (first === undefined) return;
      const later = waiting.findLastIndex(({ at }) => at <= first.at);
      waiting.splice(later + 1, 0, { at: first.at, rows });
    },
    *until(at) {
      while (waiting[0] !== undefined && waiting[0].at <= at) yield* waiting.shift()?.rows ?? [];
    },
  };
}
