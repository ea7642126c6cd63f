/** A friend's code that somebody came with, kept until they join. */
export interface Arrival {
  readonly code: string;
  readonly visitId: string | null;
}

const KEY = 'saltglaze-arrival';

/** `/shop/?ref=…&visit=…`, where the program's links lead. */
export function noteArrival(search: string): void {
  const query = new URLSearchParams(search);
  const code = query.get('ref');
  if (code !== null) localStorage.setItem(KEY, JSON.stringify({ code, visitId: query.get('visit') }));
}

export function arrival(): Arrival | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Arrival | null;
  } catch {
    return null;
  }
}

export const forgetArrival = (): void => localStorage.removeItem(KEY);
