import { ROLES, type Role, SCOPES, type Scope } from '../../shared/contracts/access.ts';
import { readSession as operation } from '../../shared/contracts/operations/staff.ts';
import type { Session } from '../../shared/contracts/staff.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';

/** Who calls, as the authorizer found. Reads nothing, and refuses nobody but members. */
export const readSession = () => route(operation, async ({ caller }) => answer(200, sessionOf(caller)));

function sessionOf(caller: ApiRequest<typeof operation>['caller']): Session {
  if (caller === null || caller.kind === 'member_token')
    throw new Error('a caller was admitted who has no session');
  const scopes = scopesIn(caller.scopes);
  if (caller.kind === 'secret_key') {
    const { kind, keyId, name } = caller;
    return { kind, keyId, name, scopes };
  }
  const { kind, personId, name } = caller;
  return { kind, personId, name, roles: rolesIn(caller.roles), scopes };
}

/** A key may have a scope of a version that had others. */
const scopesIn = (words: string): Scope[] => SCOPES.filter((scope) => words.split(' ').includes(scope));

const rolesIn = (words: string): Role[] => ROLES.filter((role) => words.split(' ').includes(role));
