import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterPayload } from 'oidc-provider';

const epochSeconds = (): number => Math.floor(Date.now() / 1000);

/**
 * Where the issuer keeps what it has to remember, with everything else that a local stack remembers: whoever was signed in
 * before a restart is signed in after it.
 *
 * @returns an adapter for each kind of record, as `oidc-provider` asks for them
 */
export function recordAdapters(database: DatabaseSync): (kind: string) => Adapter {
  database.exec(`
    CREATE TABLE IF NOT EXISTS issuer_records (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      payload TEXT NOT NULL,
      grant_id TEXT,
      uid TEXT,
      expires_at INTEGER,
      PRIMARY KEY (kind, id)
    )`);
  const selecting = (where: string) =>
    database.prepare(
      `SELECT payload FROM issuer_records WHERE kind = :kind AND ${where} AND (expires_at IS NULL OR expires_at > :now)`,
    );
  const [byId, byUid] = [selecting('id = :value'), selecting('uid = :value')];
  const upsert = database.prepare(`
    INSERT INTO issuer_records (kind, id, payload, grant_id, uid, expires_at)
    VALUES (:kind, :id, :payload, :grantId, :uid, :expiresAt)
    ON CONFLICT DO UPDATE SET payload = :payload, grant_id = :grantId, uid = :uid, expires_at = :expiresAt`);
  const remove = database.prepare('DELETE FROM issuer_records WHERE kind = :kind AND id = :id');
  const removeGrant = database.prepare('DELETE FROM issuer_records WHERE grant_id = :grantId');
  const removeOld = database.prepare('DELETE FROM issuer_records WHERE expires_at <= :now');

  const read = (statement: typeof byId, kind: string, value: string): AdapterPayload | undefined => {
    const row = statement.get({ kind, value, now: epochSeconds() });
    return row === undefined ? undefined : (JSON.parse(String(row['payload'])) as AdapterPayload);
  };

  return (kind) => {
    const write = (id: string, payload: AdapterPayload, expiresAt: number | null): void => {
      const { grantId = null, uid = null } = payload;
      upsert.run({ kind, id, payload: JSON.stringify(payload), grantId, uid, expiresAt });
    };
    return {
      find: async (id) => read(byId, kind, id),
      findByUid: async (uid) => read(byUid, kind, uid),
      // Codes for devices without a keyboard, which nobody here has.
      findByUserCode: async () => undefined,
      upsert: async (id, payload, expiresInSeconds) => {
        const now = epochSeconds();
        removeOld.run({ now });
        write(id, payload, expiresInSeconds ? now + expiresInSeconds : null);
      },
      consume: async (id) => {
        const payload = read(byId, kind, id);
        if (payload !== undefined) write(id, { ...payload, consumed: epochSeconds() }, payload.exp ?? null);
      },
      destroy: async (id) => {
        remove.run({ kind, id });
      },
      revokeByGrantId: async (grantId) => {
        removeGrant.run({ grantId });
      },
    };
  };
}
