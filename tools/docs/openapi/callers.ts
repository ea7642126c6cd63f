import { ROLES, SCOPES_OF_ROLE } from '../../../shared/contracts/access.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';

/** The kinds of callers. All send `Authorization: Bearer …`; a secret key is told by its prefix `prn_`, and a token by who issued it. */
export const SECURITY_SCHEMES = {
  secretKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      "A secret key (`prn_…`) of the shop's server, with scopes. It must never reach a browser. The names beside it at each operation are the scopes it needs.",
  },
  person: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'The ID token of somebody of the shop who signed in with the issuer of `readSignIn`. Their roles there give scopes here, and the names beside it at each operation are the scopes it needs.',
  },
  memberToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "A member's token, minted by the shop's server with `mintMemberToken` for the customer's browser. It reaches its own member only.",
  },
} as const;

/** Who may call an operation: either of the named, and nobody has to say who they are where the list is empty. */
export function securityOf({ scope, memberToken }: Operation): Record<string, string[]>[] {
  if (scope === 'public') return [];
  const scopes = scope === 'any' ? [] : [scope];
  const people = isPeoples(scope) ? [{ person: scopes }] : [];
  return [{ secretKey: scopes }, ...people, ...(memberToken ? [{ memberToken: [] }] : [])];
}

/** Whether some role has the scope. */
const isPeoples = (scope: Operation['scope']): boolean =>
  scope === 'any' || ROLES.some((role) => SCOPES_OF_ROLE[role].some((each) => each === scope));
