import type { Operation } from '../../../shared/contracts/operation.ts';

/** The two kinds of callers. Both send `Authorization: Bearer …`; which of them it is, the prefix `prn_` tells. */
export const SECURITY_SCHEMES = {
  secretKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      "A secret key (`prn_…`) of the shop's server, with scopes. It must never reach a browser. The names beside it at each operation are the scopes it needs.",
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
  return memberToken ? [{ secretKey: [scope] }, { memberToken: [] }] : [{ secretKey: [scope] }];
}
