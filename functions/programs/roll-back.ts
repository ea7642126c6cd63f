import { rollBack as operation } from '../../shared/contracts/operations/programs.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { publish, replayPublication, seenPart } from './publish.ts';
import { refuseUnknownVersion } from './version-view.ts';

/**
 * Publishes the content of an earlier version as a new one, as soon as may be. Idempotent by Idempotency-Key, like a
 * publication. Refusals: IDEMPOTENCY_MISMATCH, VERSION_NOT_FOUND, then those of publishing: PROGRAM_INVALID is for a
 * version from before a rule of ours was made stricter. Writes a line of audit; emits nothing.
 */
export function rollBack(deps: Pick<ProgramsDeps, 'programs' | 'leadSeconds'>) {
  return route(operation, async ({ path: { version }, headers, body, caller, now }) => {
    const { reason, seenVersion } = body;
    const actor = actorOf(caller, body.actor);
    const idempotencyKey = headers['idempotency-key'];
    const hash = requestHash('rollback', version, reason, actor, ...seenPart(seenVersion));
    const first = await replayPublication(deps, idempotencyKey, hash);
    if (first !== null) return first;
    const earlier = await deps.programs.readVersion(version);
    if (earlier === null) return refuseUnknownVersion(version);
    return publish(
      deps,
      {
        idempotencyKey,
        requestHash: hash,
        document: earlier.document,
        at: null,
        seenVersion: seenVersion ?? null,
        reason,
        actor,
        keyId: callerIdOf(caller),
        rollbackOf: version,
        draft: null,
      },
      now,
    );
  });
}
