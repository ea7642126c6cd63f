import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';

/**
 * Verifies a SQLite file of the data folder before anything is written to it.
 * @throws StartError when the file is damaged, with the ways out
 */
export function assertSound(databaseFile: string): void {
  if (!existsSync(databaseFile)) return;
  const problem = findDamage(databaseFile);
  if (problem === undefined) return;
  throw new StartError(
    `The database file ${databaseFile} is damaged: ${problem}`,
    'Put a backup of the data folder in its place, or begin anew with `npm start -- --fresh` (this deletes it).',
  );
}

function findDamage(databaseFile: string): string | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(databaseFile, { timeout: 5_000 });
    const row = database.prepare('PRAGMA quick_check(1)').get();
    return row?.['quick_check'] === 'ok' ? undefined : String(row?.['quick_check']);
  } catch (error) {
    return (error as Error).message;
  } finally {
    database?.close();
  }
}
