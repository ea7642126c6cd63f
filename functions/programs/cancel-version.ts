import { cancelVersion as operation } from '../../shared/contracts/operations/programs.ts';
import { planCancellation } from '../../shared/domain/program/publication.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { refuseUnknownVersion, versionSummary } from './version-view.ts';

/**
 * Takes a scheduled version back; its number stays its own. Idempotent by nature: a canceled version stays canceled.
 * Refusals: VERSION_NOT_FOUND, VERSION_NOT_SCHEDULED, PUBLICATION_CONFLICT. Writes a line of audit; emits nothing.
 */
export function cancelVersion({ programs, leadSeconds }: Pick<ProgramsDeps, 'programs' | 'leadSeconds'>) {
  return route(operation, async ({ path: { version }, body, caller, now }) => {
    const { reason } = body;
    const actor = actorOf(caller, body.actor);
    const [before, found] = await Promise.all([programs.readHead(), programs.readVersion(version)]);
    if (found === null) return refuseUnknownVersion(version);
    if (found.canceledAt !== null) return answer(200, versionSummary(found, before.timetable, now));
    const after = planCancellation(before, version, leadSeconds, now);
    if (isRefusal(after)) return after;
    const isCanceled = await programs.cancel({
      version,
      canceledAt: now,
      before,
      after,
      audit: {
        at: now,
        action: 'canceled',
        actor,
        keyId: callerIdOf(caller),
        reason,
        draftId: null,
        revision: null,
        version,
        effectiveFrom: found.effectiveFrom,
      },
    });
    if (isCanceled) return answer(200, versionSummary({ ...found, canceledAt: now }, after.timetable, now));
    throw new ProblemError('PUBLICATION_CONFLICT', 'Somebody else published or canceled at this moment.');
  });
}
