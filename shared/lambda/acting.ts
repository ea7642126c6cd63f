import type { Caller } from '../contracts/access.ts';
import { ProblemError } from './problem-error.ts';

/** Who calls, in one word that is theirs alone: the id of a key, or `person:` and the id that the issuer knows somebody by. */
export function callerIdOf(caller: Caller | null): string {
  if (caller === null) return '';
  return caller.kind === 'person' ? `person:${caller.personId}` : caller.keyId;
}

/** Who calls, as the audit trail names them where a request names nobody: a person, or a key by its name. */
export function callerOf(caller: Caller | null): { readonly actor: string; readonly callerId: string } {
  const callerId = callerIdOf(caller);
  const name = caller === null || caller.kind === 'member_token' ? '' : caller.name;
  return { actor: name === '' ? callerId : name, callerId };
}

/**
 * Whose name stands beside a change. Somebody who signed in is who they are, so they need not say it, and cannot say anything
 * else; a server speaks for the shop's staff and names them.
 *
 * @param named the `actor` of the request
 * @param pointer where it stands
 * @throws ProblemError REQUEST_INVALID where a server names nobody, or a person somebody else
 */
export function actorOf(caller: Caller | null, named: string | undefined, pointer = '/actor'): string {
  if (caller?.kind !== 'person') {
    if (named !== undefined) return named;
    throw invalid(pointer, 'is missing: a secret key names who of your staff does this');
  }
  if (named === undefined || named === caller.name) return caller.name;
  throw invalid(pointer, `must be left out: you are signed in as ${caller.name}, and that is who does this`);
}

const invalid = (pointer: string, detail: string) =>
  new ProblemError('REQUEST_INVALID', `${pointer}: ${detail}`, [{ pointer, detail }]);
