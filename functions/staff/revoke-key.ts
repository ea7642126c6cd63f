import { revokeKey as operation } from '../../shared/contracts/operations/staff.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StaffDeps } from './deps.ts';

/**
 * Ends a key, also the one that the call came with. Idempotent by nature: a revoked key stays revoked, and the trail has one
 * line of it. Refusals: KEY_NOT_FOUND.
 */
export function revokeKey({ credentials, noteAudit }: Pick<StaffDeps, 'credentials' | 'noteAudit'>) {
  return route(operation, async ({ path: { keyId }, caller, now }) => {
    const isFound = await credentials.revokeApiKey(keyId, now, () => [
      noteAudit({
        at: now,
        action: 'key_revoked',
        ...callerOf(caller),
        subject: `key:${keyId}`,
        reason: null,
        details: {},
      }),
    ]);
    if (isFound) return answer(204, null);
    throw new ProblemError('KEY_NOT_FOUND', `There is no key ${keyId}.`);
  });
}
