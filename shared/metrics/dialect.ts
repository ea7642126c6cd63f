/** What DuckDB and Athena say in different words. All else is written once, in words both understand. */
export interface Dialect {
  /** The local day, in the time zone of the run, of a moment that is kept in UTC. */
  localDay(moment: string): string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** @param timeZone an IANA name */
export const duckdb = (timeZone: string): Dialect => ({
  localDay: (moment) => `CAST(timezone(${quoted(timeZone)}, timezone('UTC', ${moment})) AS DATE)`,
});

/** @param timeZone an IANA name */
export const athena = (timeZone: string): Dialect => ({
  localDay: (moment) => `CAST(at_timezone(with_timezone(${moment}, 'UTC'), ${quoted(timeZone)}) AS DATE)`,
});
