import type { AuditStore, NoteAudit } from '../../shared/storage/audit-store.ts';
import type { CredentialStore } from '../../shared/storage/credential-store.ts';

/** What the staff capability works with; each operation takes the part it needs. */
export interface StaffDeps {
  readonly credentials: Pick<
    CredentialStore,
    'requestApiKey' | 'readApiKey' | 'revokeApiKey' | 'listApiKeys'
  >;
  readonly trail: AuditStore;
  readonly noteAudit: NoteAudit;
}
