import type { DeadLetterQueueName } from '../../shared/contracts/dead-letters.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { Letter, LetterQueue } from '../../shared/events/letter-queue.ts';

/** A queue of dead letters, and how its letters are tried again. */
export interface Lane {
  readonly name: DeadLetterQueueName;
  readonly letters: LetterQueue;
  /** Hands a letter back to where it came from. @throws Error saying why it cannot be. @throws Fault */
  readonly carryBack: (letter: Letter) => Promise<void>;
}

/** What the redrives capability works with. */
export interface RedrivesDeps {
  readonly lanes: readonly Lane[];
  /** Milliseconds of a clock, for how long a call may go on. */
  readonly clockMs: () => number;
  /** Writes a line of audit at once. */
  readonly noteAudit: (line: AuditLine) => Promise<void>;
}
