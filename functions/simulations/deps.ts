import type { SliceMessage } from '../../shared/contracts/simulation-message.ts';
import type { MessageQueue } from '../../shared/events/message-queue.ts';
import type { DraftStore } from '../../shared/storage/draft-store.ts';
import type { HistoryReader } from '../../shared/storage/history-reader.ts';
import type { PublishedPrograms } from '../../shared/storage/published-programs.ts';
import type { SimulationStore } from '../../shared/storage/simulation-store.ts';

/** What the simulations capability works with; each operation takes the part it needs. */
export interface SimulationsDeps {
  readonly simulations: SimulationStore;
  readonly drafts: Pick<DraftStore, 'readDraft'>;
  readonly programs: PublishedPrograms;
  readonly history: HistoryReader;
  readonly queue: SliceQueue;
}

export interface SliceQueue {
  /** @throws Fault when the queue does not take it. */
  send(message: SliceMessage): Promise<void>;
  readonly postpone: MessageQueue['postpone'];
}
