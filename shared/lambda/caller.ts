import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import { Caller, ROLES, SCOPES_OF_ROLE, type Scope } from '../contracts/access.ts';
import type { Operation } from '../contracts/operation.ts';
import { ProblemError } from './problem-error.ts';

/** An HTTP API's event; public routes have no authorizer, so nothing of it is sure. */
export type ApiEvent = APIGatewayProxyEventV2WithLambdaAuthorizer<Record<string, string> | undefined>;

/**
 * Who calls, once they may: a secret key or a person needs the operation's scope, a member token reaches its own member only.
 * Null for public operations.
 *
 * @throws ProblemError SCOPE_MISSING, MEMBER_TOKEN_NOT_ALLOWED, OTHER_MEMBER
 * @throws Error when a route that needs a caller has none: the stack forgot its authorizer.
 */
export function admitCaller(event: ApiEvent, operation: Operation): Caller | null {
  if (operation.scope === 'public') return null;
  const caller = Caller.parse(event.requestContext.authorizer?.lambda);
  if (caller.kind !== 'member_token') {
    refuseWithoutScope(caller, operation);
    return caller;
  }
  if (!operation.memberToken) {
    throw new ProblemError(
      'MEMBER_TOKEN_NOT_ALLOWED',
      `${operation.summary}: a member token may not do this.`,
    );
  }
  const { memberId } = event.pathParameters ?? {};
  if (memberId !== undefined && memberId !== caller.memberId) {
    throw new ProblemError('OTHER_MEMBER', 'The token reaches its own member only.');
  }
  return caller;
}

function refuseWithoutScope(
  { kind, scopes }: Exclude<Caller, { kind: 'member_token' }>,
  { scope, summary }: Operation,
): void {
  if (scope === 'any' || scope === 'public' || scopes.split(' ').includes(scope)) return;
  const needs = kind === 'person' ? whoMay(scope) : `the key needs the scope ${scope}`;
  throw new ProblemError('SCOPE_MISSING', `${summary}: ${needs}.`);
}

function whoMay(scope: Scope): string {
  const roles = ROLES.filter((role) => SCOPES_OF_ROLE[role].includes(scope));
  return roles.length === 0
    ? `this needs a secret key with the scope ${scope}`
    : `this needs the scope ${scope}, which comes with the role ${roles.join(' or ')}`;
}
