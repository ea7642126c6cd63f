import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Detail {
  readonly id: string;
  readonly memberId: string;
  /** Observations, such as visits, are no entries and have none. */
  readonly sequence?: number;
}

/** What the bus carried: ids, how many in all, and by member the numbers of the entries that were told. */
export function readEvents(folder: string) {
  const ids = new Set<string>();
  const sequences = new Map<string, Set<number>>();
  let events = 0;
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const detail = detailOf(line);
      if (detail === null) continue;
      events += 1;
      ids.add(detail.id);
      const seen = sequences.get(detail.memberId) ?? new Set();
      if (detail.sequence !== undefined) sequences.set(detail.memberId, seen.add(detail.sequence));
    }
  }
  return { ids, events, sequences };
}

/** Null for a line that a killed process left unfinished. */
function detailOf(line: string): Detail | null {
  try {
    return JSON.parse(line).detail;
  } catch {
    return null;
  }
}
