/** For so many days after the first order, members are compared with others. */
export const LATER_VALUE_DAYS = [90, 180, 365] as const;

/** Column of `customers`: net value of the orders after the first one, until that age. */
export const laterValueColumn = (days: number): string => `later_value_${days}_minor`;
