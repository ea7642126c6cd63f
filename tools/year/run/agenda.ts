/** What is to happen, by time; of what is due together, what was put in first. As JSON it is the array. */
export function enter<T extends { readonly at: number }>(agenda: T[], entry: T): void {
  let [low, high] = [0, agenda.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((agenda[middle]?.at ?? 0) <= entry.at) low = middle + 1;
    else high = middle;
  }
  agenda.splice(low, 0, entry);
}

/** Takes out what is due at `now`. */
export function takeDue<T extends { readonly at: number }>(agenda: T[], now: number): readonly T[] {
  let count = 0;
  while (count < agenda.length && (agenda[count]?.at ?? 0) <= now) count += 1;
  return agenda.splice(0, count);
}
