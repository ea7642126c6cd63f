import type { KeyView } from '../../shared/contracts/staff.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { ListedKey } from '../../shared/storage/credential-store.ts';

export const keyView = ({ keyId, name, scopes, createdAt, revokedAt }: ListedKey): KeyView => ({
  keyId,
  name,
  scopes: [...scopes],
  createdAt: isoTime(createdAt),
  revokedAt: isoTimeOrNull(revokedAt),
});
