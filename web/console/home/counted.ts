import { count } from '../parts/words.ts';

/** As many as a page of a list has; there may be more. */
export const MOST_COUNTED = 100;

/** How many, of a list of which one page was read. */
export const counted = (rows: readonly unknown[], nextCursor: string | null): string =>
  nextCursor === null ? count(rows.length) : `more than ${count(rows.length)}`;
