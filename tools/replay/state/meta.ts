import type { DatabaseSync } from 'node:sqlite';

/** What the replay remembers beside its tables: how far it is, and by how much dates are shifted. */
export interface Meta {
  get(name: MetaName): string | null;
  set(name: MetaName, value: string): void;
}

/** `planned`: file read and requests made. `shift`: JSON of `Shift`. `rows` and `money`: for the summary. */
export type MetaName = 'planned' | 'shift' | 'rows' | 'money';

export function openMeta(database: DatabaseSync): Meta {
  const select = database.prepare('SELECT value FROM meta WHERE name = ?');
  const upsert = database.prepare(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name) => (select.get(name)?.['value'] as string | undefined) ?? null,
    set: (name, value) => {
      upsert.run(name, value);
    },
  };
}
