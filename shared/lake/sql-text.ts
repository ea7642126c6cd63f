/** A text as SQL writes it. */
export const textSql = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A list of texts as DuckDB writes it. */
export const listSql = (texts: readonly string[]): string => `[${texts.map(textSql).join(', ')}]`;
