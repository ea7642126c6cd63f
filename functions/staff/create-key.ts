import { createHash } from 'node:crypto';
import type { Caller, Scope } from '../../shared/contracts/access.ts';
import { createKey as operation } from '../../shared/contracts/operations/staff.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { keyIdOf } from '../../shared/storage/credential-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { StaffDeps } from './deps.ts';
import { keyView } from './key-view.ts';

type Deps = Pick<StaffDeps, 'credentials' | 'noteAudit'>;

/**
 * Makes a secret key. Idempotent by Idempotency-Key, for ever: the key's id is made from it, and a repetition is answered
 * without the secret, which is kept nowhere. Refusals: SCOPE_NOT_GRANTABLE, IDEMPOTENCY_MISMATCH. Writes a line of audit.
 */
export function createKey({ credentials, noteAudit }: Deps) {
  return route(operation, async ({ headers, body: { name, scopes }, caller, now }) => {
    refuseUngrantable(caller, scopes);
    const keyId = idFrom(headers['idempotency-key']);
    const hash = requestHash(name, scopes);
    const line = {
      at: now,
      action: 'key_created',
      ...callerOf(caller),
      subject: `key:${keyId}`,
      reason: null,
      details: { name, scopes: scopes.join(' ') },
    } as const;
    return untilCommitted(async () => {
      const before = await credentials.readApiKey(keyId);
      if (before !== null) {
        refuseOther(before.requestHash, hash);
        return replayed({ ...keyView(before.key), secretKey: null });
      }
      const request = { keyId, requestHash: hash };
      const made = await credentials.requestApiKey({ name, scopes, now, request }, () => [noteAudit(line)]);
      if (made === null) return null;
      const { secretKey } = made;
      return answer(201, { keyId, name, scopes, createdAt: isoTime(now), revokedAt: null, secretKey });
    }, `making key ${keyId}`);
  });
}

/** An admin decides what servers may do; a key that makes keys cannot make one that may do more than itself. */
function refuseUngrantable(caller: Caller | null, scopes: readonly Scope[]): void {
  if (caller?.kind === 'person') return;
  const own = caller?.kind === 'secret_key' ? caller.scopes.split(' ') : [];
  const missing = scopes.filter((scope) => !own.includes(scope));
  if (missing.length === 0) return;
  const detail = `has ${missing.join(', ')}, which this key itself has not`;
  throw new ProblemError('SCOPE_NOT_GRANTABLE', `/scopes ${detail}.`, [{ pointer: '/scopes', detail }]);
}

function refuseOther(first: string | null, hash: string): void {
  if (first === hash) return;
  throw new ProblemError('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another key before.', [
    { pointer: '/headers/idempotency-key', detail: 'was used for another key' },
  ]);
}

const idFrom = (idempotencyKey: string): string =>
  keyIdOf(BigInt(`0x${createHash('sha256').update(`key ${idempotencyKey}`).digest('hex')}`));
