import type { NoteAudit } from '../../shared/storage/audit-store.ts';
import type { DueList } from '../../shared/storage/due-list.ts';
import type { FriendList } from '../../shared/storage/friend-list.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import type { ReferralCodeStore } from '../../shared/storage/referral-code-store.ts';
import type { ReviewList } from '../../shared/storage/review-list.ts';
import type { VisitStore } from '../../shared/storage/visit-store.ts';

/** Of Powertools' metrics what is used here. */
interface Counter {
  addMetric(name: string, unit: 'Count', value: number): unknown;
  publishStoredMetrics(): unknown;
}

/** What the referrals capability works with; each operation takes the part it needs. */
export interface ReferralsDeps {
  readonly ledger: LedgerStore;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly programs: ProgramSource;
  readonly codes: ReferralCodeStore;
  /** Of the ledger's table. */
  readonly stillMember: (memberId: string) => Companion;
  readonly visits: VisitStore;
  readonly friends: FriendList;
  readonly reviews: ReviewList;
  readonly dues: Pick<DueList, 'adding'>;
  /** The address that links begin with, without a slash at its end; null: that of the API. */
  readonly linkBase: string | null;
  readonly metrics: Counter;
  readonly noteAudit: NoteAudit;
}
