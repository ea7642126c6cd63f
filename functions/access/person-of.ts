import type { PersonClaims } from '../../shared/access/person-token.ts';
import { type Caller, ROLES, type Role, scopesOfRoles } from '../../shared/contracts/access.ts';

/** As long as an `actor` may be. */
const MAX_NAME_LENGTH = 128;
/** What an issuer calls somebody, the friendliest first. */
const NAME_CLAIMS = ['name', 'preferred_username', 'email', 'cognito:username'];

/**
 * Somebody who signed in, as the functions know them. Who has no role of ours is known, and may do nothing.
 *
 * @param rolesClaim a claim of the token, or the way to one inside another with dots, such as `realm_access.roles`
 */
export function personOf(claims: PersonClaims, rolesClaim: string): Caller {
  const roles = rolesIn(claimOf(claims, rolesClaim));
  return {
    kind: 'person',
    personId: claims.sub,
    name: nameOf(claims),
    roles: roles.join(' '),
    scopes: scopesOfRoles(roles).join(' '),
  };
}

/** A claim whose own name has dots goes before one inside another. */
function claimOf(claims: PersonClaims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      claims,
    );
}

/** Of a list, or of a text with names between spaces or commas. Names that are no roles of ours give nothing. */
function rolesIn(value: unknown): readonly Role[] {
  const names: readonly unknown[] = typeof value === 'string' ? value.split(/[\s,]+/) : [value].flat();
  return ROLES.filter((role) => names.includes(role));
}

function nameOf(claims: PersonClaims): string {
  const names = NAME_CLAIMS.map((claim) => claims[claim]).filter((name) => typeof name === 'string');
  const [name = claims.sub] = names.map(withoutControls).filter((given) => given !== '');
  return name;
}

/** A name is shown and kept on one line. */
const withoutControls = (name: string): string =>
  [...name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, MAX_NAME_LENGTH).join('').trim();
