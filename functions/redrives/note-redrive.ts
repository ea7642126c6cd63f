import type { Caller } from '../../shared/contracts/access.ts';
import type { RedriveResult } from '../../shared/contracts/dead-letters.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { callerIdOf } from '../../shared/lambda/acting.ts';
import type { RedrivesDeps } from './deps.ts';

/** Who tried letters again, and why. */
export interface Redriver {
  readonly caller: Caller | null;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: EpochSeconds;
}

/**
 * Notes in the trail of audit who had which letters tried again. It follows the deed, because a queue and a table have no
 * transaction in common: after a crash in between, the log alone has it.
 */
export async function noteRedrive(
  { log }: Pick<RedrivesDeps, 'log'>,
  { caller, actor, reason, at }: Redriver,
  { queue, redriven, stayed }: RedriveResult,
): Promise<void> {
  if (redriven.length === 0) return;
  log.info('dead letters were redriven', {
    queue,
    letters: redriven.length,
    stayed: stayed.length,
    caller: callerIdOf(caller),
    actor,
    reason,
    at,
  });
}
