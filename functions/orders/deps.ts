import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import type { GuessStore } from '../../shared/storage/guess-store.ts';

/** What the orders capability works with; each operation takes the part it needs. */
export interface OrdersDeps extends OrderingDeps {
  readonly guesses: GuessStore;
  /** Told of each code of a quote that does not exist. */
  onMiss(): void;
}
