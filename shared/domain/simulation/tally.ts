/** How often each key was counted. */
export type Tally<K> = Map<K, number>;

export function count<K>(tally: Tally<K>, key: K, times = 1): void {
  tally.set(key, (tally.get(key) ?? 0) + times);
}

export function addTally<K>(into: Tally<K>, other: ReadonlyMap<K, number>): void {
  for (const [key, times] of other) count(into, key, times);
}
