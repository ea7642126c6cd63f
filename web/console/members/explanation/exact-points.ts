import { count } from '../../parts/words.ts';

/** Points before rounding, as the API has them: a whole number in figures of the language, anything else as it stands. */
export const exactPoints = (exact: string): string =>
  /^-?\d{1,15}$/.test(exact) ? count(Number(exact)) : exact;
