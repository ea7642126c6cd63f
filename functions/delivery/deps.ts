import type { Logger } from '@aws-lambda-powertools/logger';
import type { LinkSecrets } from '../../shared/access/signed-link.ts';
import type { EventPublisher } from '../../shared/events/event-publisher.ts';
import type { rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import type { MessageSender } from '../../shared/sending/message-sender.ts';
import type { AnswerCounts } from '../../shared/storage/answer-counts.ts';
import type { AnswerStore } from '../../shared/storage/answer-store.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import type { OutboxStore } from '../../shared/storage/outbox-store.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import type { ReferralCodeStore } from '../../shared/storage/referral-code-store.ts';

/** Of Powertools' metrics what is used here. */
export interface Counter {
  addMetric(name: string, unit: 'Count', value: number): unknown;
}

/** What the delivery works with; each part takes what it needs. */
export interface DeliveryDeps {
  readonly outbox: OutboxStore;
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'readEntry' | 'commit'>;
  readonly profiles: Pick<ProfileStore, 'readProfile' | 'changeProfile'>;
  readonly programs: ProgramSource;
  /** What members are asked by surveys. */
  readonly answers: AnswerStore;
  readonly counts: Pick<AnswerCounts, 'counting'>;
  readonly codes: Pick<ReferralCodeStore, 'readCode' | 'issue'>;
  readonly stillMember: (memberId: string) => Companion;
  /** Null: the shop sends no e-mail. */
  readonly sender: MessageSender | null;
  readonly publisher: EventPublisher;
  readonly grant: ReturnType<typeof rewardGranter>;
  readonly linkSecrets: () => Promise<LinkSecrets>;
  /** What links of messages begin with, and those of advocates; without a slash at the end. */
  readonly linkBase: string;
  readonly referralLinkBase: string;
  /** E-mail addresses of teams, by their name in the program. */
  readonly teams: Readonly<Record<string, string>>;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly metrics: Counter;
}
