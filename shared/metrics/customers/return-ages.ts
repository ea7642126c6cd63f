/** Days after the first order on which Amplitude and others look for the next one. */
export const RETURN_DAYS = [1, 3, 7, 14, 30, 60, 90] as const;

/** Both ends belong to it, as people say it; [from, to + 1) of the definition. */
export interface Bracket {
  readonly from: number;
  readonly to: number;
}

export const RETURN_BRACKETS: readonly Bracket[] = [
  { from: 1, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: 90 },
];

/** Within how many days of the first order the second is looked for. */
export const REPEAT_WITHIN_DAYS = [30, 60, 90, 180, 365] as const;

/** Column of `customers` that says whether one ordered on that day of age. */
export const dayColumn = (day: number): string => `is_on_day_${day}`;
export const bracketColumn = ({ from, to }: Bracket): string => `is_on_days_${from}_to_${to}`;
