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
 * transaction in common: what was tried again before a crash in between is in no line.
 */
export async function noteRedrive(
  { noteAudit }: Pick<RedrivesDeps, 'noteAudit'>,
  { caller, actor, reason, at }: Redriver,
  { queue, redriven, stayed }: RedriveResult,
): Promise<void> {
  if (redriven.length === 0) return;
  await noteAudit({
    at,
    action: 'dead_letters_redriven',
    actor,
    callerId: callerIdOf(caller),
    subject: `dead_letters:${queue}`,
    reason,
    details: { letters: redriven.length, stayed: stayed.length },
  });
}
