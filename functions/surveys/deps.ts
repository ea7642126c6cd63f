import type { LinkSecrets } from '../../shared/access/signed-link.ts';
import type { AnswerCounts } from '../../shared/storage/answer-counts.ts';
import type { OutboxStore } from '../../shared/storage/outbox-store.ts';
import type { AnswerRecorder } from '../../shared/surveys/answer-recorder.ts';
import type { SurveyingDeps } from '../../shared/surveys/surveying-deps.ts';

/** What the surveys capability works with; each operation takes the part it needs. */
export interface SurveysDeps extends Omit<SurveyingDeps, 'counts'> {
  readonly counts: AnswerCounts;
  readonly record: AnswerRecorder;
  /** By which links of surveys are known. */
  readonly linkSecrets: () => Promise<LinkSecrets>;
  /** What triggers asked of members. */
  readonly outbox: Pick<OutboxStore, 'list' | 'listAsk'>;
}
