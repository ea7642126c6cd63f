const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** @param cents of USD */
export const money = (cents: number): string => dollars.format(cents / 100);

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });

export const onDay = (iso: string): string => day.format(new Date(iso));
